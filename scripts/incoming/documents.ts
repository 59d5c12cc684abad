// The mail and its attachments as documents of a case, under names that every machine can hold.
import { type CalendarDate, dateIn } from '../procedure/calendar.ts'
import { nameEverywhere, nameFault } from '../procedure/document-name.ts'
import { hiddenSpelled, withoutSilent } from '../procedure/hidden.ts'
import type { MailDocument } from './incoming.ts'
import type { Mail, Part } from './mail.ts'
import type { NoteKind } from './notes.ts'

/** More of them stay in the mail. */
const MOST_ATTACHMENTS = 50
/** A larger one stays in the mail, as does what comes after so much together. In bytes. */
const LARGEST = 15 * 1024 * 1024
const MOST_TOGETHER = 30 * 1024 * 1024
/** Below it a picture in the page of a mail is a logo or a spacer. In bytes. */
const SMALL_PICTURE = 20 * 1024
/** The longest name of an attachment, with its ending. In UTF-16 units. */
const LONGEST_NAME = 90

/** What mail programs refuse to open because it starts a program: it stays inside the mail. */
const STARTS_SOMETHING =
  /\.(?:ade|adp|apk|appx|app|asp|aspx|bas|bat|cer|chm|cmd|cnt|com|cpl|crt|csh|der|diagcab|dll|exe|fxp|gadget|grp|hlp|hpj|hta|htc|inf|ins|iso|isp|img|its|jar|jnlp|js|jse|ksh|lnk|mad|maf|mag|mam|maq|mar|mas|mat|mau|mav|maw|mcf|mda|mdb|mde|mdt|mdw|mdz|msc|msh|msh1|msh2|mshxml|msi|msix|msp|mst|msu|ops|osd|pcd|pif|pl|plg|prf|prg|printerexport|ps1|ps1xml|ps2|ps2xml|psc1|psc2|psd1|psdm1|pst|py|pyc|pyo|pyw|pyz|pyzw|reg|scf|scr|sct|settingcontent-ms|sh|shb|shs|svg|theme|tmp|url|vb|vbe|vbp|vbs|vhd|vhdx|vsmacros|vsw|webpnp|website|wim|ws|wsc|wsf|wsh|xbap|xll|xhtml|html?|mht|mhtml|docm|xlsm|pptm|xlam|dotm|xltm)$/i

/** Parts that say nothing to a person: the seal of a signed mail, the report of a mail system. */
const FOR_PROGRAMS =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-signature|application\/pgp-encrypted|message\/delivery-status|text\/rfc822-headers)$/

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/heic': '.heic',
  'text/plain': '.txt',
  'text/calendar': '.ics',
  'message/rfc822': '.eml',
  'application/ms-tnef': '.dat',
}

export interface MailDocuments {
  readonly documents: readonly MailDocument[]
  readonly notes: readonly NoteKind[]
}

/**
 * The mail as it came and what is attached to it, in a folder of their own, so that two mails of one day never meet. The names are harmless
 * and unique below `cases/<number>/`, whatever the sender called them.
 */
export function documentsOf(mail: Mail, timeZone: string): MailDocuments {
  const folder = folderOf(mail, dateIn(timeZone, mail.arrived))
  const notes = new Set<NoteKind>()
  const documents: MailDocument[] = mail.bytes ? [{ name: `${folder}/mail.eml`, bytes: mail.bytes }] : []
  const taken = new Set(['mail.eml'])
  let together = 0
  for (const part of mail.parts) {
    if (FOR_PROGRAMS.test(part.type) || isDecoration(part) || part.bytes.length === 0) continue
    const name = freeName(harmlessName(part, documents.length), taken)
    const isLeft = STARTS_SOMETHING.test(name)
    if (isLeft || documents.length > MOST_ATTACHMENTS || part.bytes.length > LARGEST || together + part.bytes.length > MOST_TOGETHER) {
      notes.add('left-in-mail')
      continue
    }
    if (isWinmail(part)) notes.add('winmail')
    taken.add(nameEverywhere(name))
    together += part.bytes.length
    documents.push({ name: `${folder}/${name}`, bytes: part.bytes })
  }
  return { documents, notes: [...notes] }
}

function folderOf({ sha256 }: Mail, arrived: CalendarDate): string {
  return `mail-${arrived}-${sha256.slice(0, 8)}`
}

function isDecoration({ inPage, type, bytes }: Part): boolean {
  return inPage && type.startsWith('image/') && bytes.length < SMALL_PICTURE
}

function isWinmail({ type, name }: Part): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name ?? '')
}

/** What the sender called it, without what some machine cannot hold or takes for something else. */
export function harmlessName({ name, type }: Pick<Part, 'name' | 'type'>, number: number): string {
  const ending = ENDINGS[type] ?? '.bin'
  const given = withoutSilent((name ?? '').toWellFormed().normalize('NFC'))
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
  const plain = hiddenSpelled(last)
    .replace(/\p{Co}/gu, '_')
    .replace(/[<>:"|?*\p{Cc}\u2028\u2029\uFFFD]/gu, '_')
    // A name that begins with a dot is hidden or means something to Git; with a hyphen, to commands.
    .replace(/^[\s.~-]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[ .]+$/, '')
  const short = shortened(plain)
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short) ? `_${short}` : short
  // The folder of the case and of the mail before it: what fits there fits everywhere.
  const isGood = safe !== '' && nameFault(`cases/2026-0000/mail-2026-00-00-00000000/${safe}`) === null
  return isGood ? safe : `attachment-${Math.max(number, 1)}${ending}`
}

/** The name with its ending in as many characters as fit everywhere. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME && new TextEncoder().encode(name).length <= 200) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : ''
  let start = ''
  for (const character of name.slice(0, name.length - ending.length)) {
    if (start.length + character.length + ending.length > LONGEST_NAME) break
    if (new TextEncoder().encode(start + character + ending).length > 200) break
    start += character
  }
  return `${start.trimEnd().replace(/[ .]+$/, '')}${ending}`
}

/** The name, with a number where a machine would take it for one that is there already. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.')
  const [start, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let number = 2; taken.has(nameEverywhere(free)); number++) free = `${start}-${number}${ending}`
  return free
}
