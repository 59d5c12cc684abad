// The words on each page of a PDF that Chromium made: what a reader of the paper sees, for tests.
import { inflateSync } from 'node:zlib'

/** The text of each page, in the order in which it is drawn; white space means little. Throws where the PDF is not as Chromium makes them. */
export function pdfText(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
  if (pages.length === 0) throw new Error('this PDF has no pages that can be read')
  return pages.map(({ head }) => {
    const fonts = fontsOf(head, objects)
    return referred(head, 'Contents')
      .map((id) => drawn(objects.get(id)?.stream ?? '', fonts))
      .join('')
  })
}

interface PdfObject {
  readonly head: string
  /** What is in its stream, unpacked; empty where it has none. */
  readonly stream: string
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\b(.*?)(?:stream\r?\n(.*?)\r?\nendstream\s*)?endobj/gs)].map(([, id = '', head = '', stream]) => [
      id,
      { head, stream: stream === undefined ? '' : unpacked(head, stream) },
    ]),
  )
}

function unpacked(head: string, stream: string): string {
  return head.includes('FlateDecode') ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream
}

/** The ids of what an entry of an object refers to. */
function referred(head: string, entry: string): string[] {
  const value = new RegExp(`/${entry}\\s*(?:\\[([^\\]]*)\\]|(\\d+ 0 R))`).exec(head)
  return [...(value?.[1] ?? value?.[2] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)
}

type Glyphs = ReadonlyMap<string, string>

/** The letters of the glyphs of each font of a page, by the font's name there. */
function fontsOf(page: string, objects: ReadonlyMap<string, PdfObject>): Map<string, Glyphs> {
  const resources = objects.get(referred(page, 'Resources')[0] ?? '')?.head ?? page
  const listed = /\/Font\s*<<(.*?)>>/s.exec(resources)?.[1] ?? ''
  return new Map(
    [...listed.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = referred(objects.get(id)?.head ?? '', 'ToUnicode')[0]
      return [name, glyphsIn(objects.get(map ?? '')?.stream ?? '')]
    }),
  )
}

function glyphsIn(map: string): Glyphs {
  const glyphs = new Map<string, string>()
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) glyphs.set(glyph.toLowerCase(), letters(hex))
  for (const [, block = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', hex = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++)
        glyphs.set(glyph.toString(16).padStart(4, '0'), String.fromCharCode(Number.parseInt(hex, 16) + glyph - Number.parseInt(from, 16)))
  return glyphs
}

/** The text that a page draws; glyphs that no font knows are left out. */
function drawn(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let font: Glyphs = new Map()
  let text = ''
  for (const [, name, hex, ended] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|(\bET\b)/g)) {
    if (name) font = fonts.get(name) ?? new Map()
    else if (ended) text += '\n'
    else text += (hex?.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? '').join('')
  }
  return text
}
