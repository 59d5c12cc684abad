// Keys for everybody who may read the throw-away copy. Two of them can be used, to open its sealed site as a member of staff and as a trainer do.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { READER_KEYS } from '../io/files/reader-keys.ts'
import type { CalendarDate } from '../procedure/calendar.ts'
import { activeOn, activeStaff, type Organisation } from '../procedure/organisation.ts'
import { wrapWithWords } from '../sealing/key-file.ts'
import { newKeyPair } from '../sealing/sealed-file.ts'

/** They protect nothing: beside the key files lie the cases themselves. */
export const KEY_WORDS = 'alleen op deze computer'

/** A key that opens the sealed site with the words `KEY_WORDS`. */
export interface UsableKey {
  readonly name: string
  readonly role: 'staff' | 'trainer'
  /** The key file on the disk. */
  readonly file: string
}

/**
 * Sees to it that every reader of `today` has a key in the copy at `root`, and that those of the first member of staff and of the first trainer
 * lie protected in `folder`. Keys that are there stay.
 */
export async function keysOfReaders(root: string, folder: string, organisation: Organisation, today: CalendarDate): Promise<UsableKey[]> {
  const staff = activeStaff(organisation, today)
  const trainers = organisation.trainers.filter((trainer) => activeOn(trainer, today))
  for (const { id } of [...staff.slice(1), ...trainers.slice(1)]) await giveKey(root, id, null)
  const usable: UsableKey[] = []
  for (const [role, person] of [['staff', staff[0]] as const, ['trainer', trainers[0]] as const]) {
    if (!person) continue
    const file = join(folder, `${person.id}.age`)
    await giveKey(root, person.id, file)
    usable.push({ name: person.name, role, file })
  }
  return usable
}

/** A new key, where there is none that can be used: its public half in the register, the other one in `file`, or nowhere. */
async function giveKey(root: string, id: string, file: string | null): Promise<void> {
  const keys = join(root, READER_KEYS)
  const own = join(keys, `${id}.txt`)
  if (existsSync(own) && (!file || existsSync(file))) return
  const { identity, recipient } = await newKeyPair()
  if (file) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, await wrapWithWords(identity, KEY_WORDS), { mode: 0o600 })
  }
  mkdirSync(keys, { recursive: true })
  writeFileSync(own, `# ${id}, npm start\n${recipient}\n`)
}
