// The staff pages on one machine: served from the folder they were built into, built anew when a file changes.
import { watch } from 'node:fs'
import { join } from 'node:path'
import { CASE_ID } from '../procedure/case.ts'
import { fileIn, typeOf } from './served-file.ts'
import type { Answer } from './server.ts'

/** A built page or one of its files, or a document of a case, which is always downloaded and never shown; null where there is none. */
export function staffPage(path: string, folder: string, root: string): Answer | null {
  const [, staff, documents, id = '', ...rest] = path.split('/')
  if (staff !== 'staff') return null
  if (documents === 'documents') {
    const body = CASE_ID.test(id) && rest.length ? fileIn(join(root, 'cases', id), rest.join('/')) : null
    return body && { type: 'application/octet-stream', body, headers: { 'content-disposition': 'attachment' } }
  }
  const file = path.slice('/staff/'.length)
  const name = file === '' || file.endsWith('/') ? `${file}index.html` : file
  const body = fileIn(folder, name)
  return body && { type: typeOf(name), body }
}

/** Tells pages that are open when there is something new to see. */
export interface Changes {
  readonly answer: Answer
  readonly tell: () => void
}

export function changes(): Changes {
  const listeners = new Set<(text: string) => void>()
  return {
    answer: {
      type: 'text/event-stream',
      stream: (write, ended) => {
        listeners.add(write)
        ended(() => listeners.delete(write))
        write('retry: 1000\n\n')
      },
    },
    tell: () => {
      for (const write of listeners) write('event: changed\ndata: \n\n')
    },
  }
}

/** Calls `changed` a moment after something changed in one of the folders, one change at a time. Returns what ends it. */
export function watchFolders(folders: readonly string[], changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running.then(changed)
      }, 250)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
