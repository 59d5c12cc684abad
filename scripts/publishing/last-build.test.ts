import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRegister } from '../io/files/register.ts'
import { git } from '../io/git/git.ts'
import { day } from '../procedure/calendar.ts'
import { newKeyPair } from '../sealing/sealed-file.ts'
import { caseText } from '../testing/invented-case.ts'
import { ORGANISATION } from '../testing/invented-organisation.ts'
import { registerFolder, removeTemporaryFolders, temporaryFolder, writeFiles } from '../testing/register-folder.ts'
import { commitOf, lastBuild, readersThen } from './last-build.ts'

afterAll(removeTemporaryFolders)

const BUILD = { built: '2026-11-20T12:00:00Z', commit: 'a'.repeat(40) }

describe('the last build', () => {
  let answer = { status: 200, text: '' }
  const host = createServer((_request, response) => response.writeHead(answer.status).end(answer.text))
  beforeAll(() => new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening)))
  afterAll(() => void host.close())
  const site = () => `http://127.0.0.1:${(host.address() as AddressInfo).port}/klachten`

  test('is the one in the folder that is to be replaced, whatever the site says', async () => {
    const out = temporaryFolder('out')
    writeFiles(out, { 'staff/build.json': `${JSON.stringify(BUILD)}\n` })
    answer = { status: 200, text: JSON.stringify({ ...BUILD, commit: null }) }
    expect(await lastBuild(out, site())).toEqual(BUILD)
  })

  test('is else the one on the site, where that is asked', async () => {
    answer = { status: 200, text: JSON.stringify(BUILD) }
    expect(await lastBuild('/nowhere', site())).toEqual(BUILD)
    expect(await lastBuild('/nowhere', null)).toBeNull()
  })

  test.each<[what: string, status: number, text: string]>([
    ['says that there is none', 404, JSON.stringify(BUILD)],
    ['answers with a page', 200, '<!DOCTYPE html><title>Welkom</title>'],
    ['answers with nothing', 200, ''],
    ['answers with more than any build says', 200, JSON.stringify({ ...BUILD, more: 'x'.repeat(1000) })],
    ['names no commit', 200, JSON.stringify({ built: BUILD.built })],
    ['names an option of Git as its commit', 200, JSON.stringify({ ...BUILD, commit: '--output=/tmp/x' })],
    ['names an instant that does not exist', 200, JSON.stringify({ ...BUILD, built: '2026-02-30T12:00:00Z' })],
    ['names a command as its instant', 200, JSON.stringify({ ...BUILD, built: '::error::2026-11-20T12:00:00Z' })],
  ])('is not known where the site %s', async (_what, status, text) => {
    answer = { status, text }
    expect(await lastBuild('/nowhere', site())).toBeNull()
  })

  test('is not known where nobody answers', async () => {
    expect(await lastBuild('/nowhere', 'http://127.0.0.1:9')).toBeNull()
  })
})

describe('the readers at an earlier commit', () => {
  let root = ''
  let commit: string
  const keyFile = async () => `# laptop\n${(await newKeyPair()).recipient}\n`
  const save = async () => {
    await git(root, 'add', '--all')
    await git(root, 'commit', '--quiet', '-m', 'x')
    return (await commitOf(root))!
  }
  const casesNow = () => readRegister(root, day('2026-11-24')).cases
  beforeAll(async () => {
    root = registerFolder({
      'site/keys/anna-jansen.txt': await keyFile(),
      'site/keys/bram-visser.txt': await keyFile(),
      'site/keys/daan-smeets.txt': await keyFile(),
      'site/keys/peter-smit.txt': await keyFile(),
      'cases/2026-0001.md': caseText(),
      'cases/2026-0002.md': caseText({ about: ['mary-oconnor'] }),
      'cases/2026-0003.md': caseText(),
      'cases/2026-0004.md': 'not a case',
    })
    await git(root, 'init', '--quiet')
    commit = await save()
    rmSync(join(root, 'site/keys/bram-visser.txt'))
    writeFiles(root, {
      'organisation.yml': ORGANISATION.replace('name: Peter Smit,', 'name: Peter Smit, until: 2026-11-21,'),
      'site/keys/mary-oconnor.txt': await keyFile(),
      'cases/2026-0001.md': caseText({ about: ['mary-oconnor'] }),
      // Put right since, and opened since.
      'cases/2026-0004.md': caseText(),
      'cases/2026-0005.md': caseText(),
    })
    await save()
    // Not saved, but what is sealed next.
    writeFiles(root, { 'cases/2026-0002.md': caseText({ about: ['peter-smit'] }) })
  })

  test('are those of its organisation, keys and cases, on the day of that build in the zone of the organisation', async () => {
    const then = await readersThen(root, { built: '2026-11-20T12:00:00Z', commit }, casesNow())
    expect(then?.readers).toMatchObject({ staff: ['anna-jansen', 'bram-visser'], trainers: ['peter-smit'] })
    expect(Object.fromEntries(then!.readers.involved)).toEqual({
      '2026-0001': ['peter-smit'],
      '2026-0002': [],
      '2026-0003': ['peter-smit'],
    })
    expect(then!.keys.get('bram-visser')).toHaveLength(1)
    // Two minutes before midnight in London is the next day in Amsterdam: Daan Smeets had begun.
    const early = await readersThen(root, { built: '2026-11-03T23:58:00Z', commit }, casesNow())
    expect(early?.readers.staff).toContain('daan-smeets')
  })

  test.each<[what: string, build: () => { built: string; commit: string | null }]>([
    ['the build names no commit', () => ({ ...BUILD, commit: null })],
    ['the commit is not here', () => BUILD],
  ])('are not known where %s', async (_what, build) => {
    expect(await readersThen(root, build(), casesNow())).toBeNull()
  })

  test('are not known in a clone of the newest commits alone, nor in a folder inside another repository', async () => {
    const shallow = join(temporaryFolder('clone'), 'clone')
    await git(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, shallow)
    expect(await readersThen(shallow, { ...BUILD, commit }, casesNow())).toBeNull()
    expect(await commitOf(join(root, 'cases'))).toBeNull()
    expect(await readersThen(join(root, 'cases'), { ...BUILD, commit }, casesNow())).toBeNull()
  })

  test('a folder that is no repository has no commit', async () => {
    expect(await commitOf(temporaryFolder('plain'))).toBeNull()
  })
})
