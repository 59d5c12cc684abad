// Lists a page at a time, as GitHub gives them: 30 where nothing is asked, and where the other pages are.
import type { Call, Fields } from './contract.ts'

export type Headers = Readonly<Record<string, string>>

/** The page that was asked for, of a list or of an object that counts its own (`{ total_count, workflows: […] }`). */
export function onePage(fields: unknown, call: Call, most: number, asked: URL): { fields: unknown; headers: Headers } {
  if (Array.isArray(fields)) {
    const { items, headers } = pageOf(fields, call, most, asked)
    return { fields: items, headers }
  }
  const counted = listIn(fields)
  if (!counted) return { fields, headers: {} }
  const { items, headers } = pageOf(counted.list, call, most, asked)
  return { fields: { ...(fields as Fields), [counted.name]: items }, headers }
}

function listIn(fields: unknown): { name: string; list: readonly unknown[] } | null {
  if (fields === null || typeof fields !== 'object' || !('total_count' in fields)) return null
  for (const [name, list] of Object.entries(fields)) if (Array.isArray(list)) return { name, list }
  return null
}

function pageOf(list: readonly unknown[], { values }: Call, most: number, asked: URL): { items: readonly unknown[]; headers: Headers } {
  const size = Math.max(1, Math.min(Number(values.per_page ?? 30), most))
  const page = Math.max(1, Number(values.page ?? 1))
  const last = Math.max(1, Math.ceil(list.length / size))
  const link = (rel: string, number: number) => {
    const there = new URL(asked)
    there.searchParams.set('page', String(number))
    return `<${there}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link('prev', page - 1), link('first', 1)] : []),
    ...(page < last ? [link('next', page + 1), link('last', last)] : []),
  ]
  return { items: list.slice((page - 1) * size, page * size), headers: links.length ? { link: links.join(', ') } : {} }
}
