// The keys of a device in a real browser, under the policy of the pages: passkeys, the worker of key files, and what the device keeps.
import { webauthn } from 'age-encryption'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unwrapWithWords } from '../../../scripts/sealing/key-file.ts'
import { newKeyPair } from '../../../scripts/sealing/sealed-file.ts'
import { type Authenticator, addAuthenticator } from '../../../scripts/testing/authenticator.ts'
import { launchBrowser } from '../../../scripts/testing/browser.ts'
import { type Keys, type ShellHost, serveShell } from '../../../scripts/testing/shell-host.ts'
import { credentialText } from './credential.ts'
import type * as passkeys from './passkey.ts'

const LABEL = 'Klachtenregister – Anna, laptop'
const WORDS = 'appel fiets molen gracht dijk regen tulp'
const { identity } = await newKeyPair()

let site: ShellHost
let browser: Browser
let page: Page
let messages: string[]
beforeAll(async () => {
  site = await serveShell()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
  messages = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  await visit('localhost')
})
afterEach(() => page.context().close())

/** Passkeys belong to a name: `localhost` has one, 127.0.0.1 has none. */
const visit = (host: string) => page.goto(`${site.home.replace('localhost', host)}keys/`)

/** What the passkeys of the page gave, or why they did not. */
const wrapped = () =>
  page.evaluate(
    ([secret, name]) =>
      (window as unknown as Keys).passkeys.wrapWithPasskey(secret, name).catch((error: passkeys.PasskeyError) => error.why as string),
    [identity, LABEL] as const,
  )
const unwrapped = (blob: string) =>
  page.evaluate(
    (text) => (window as unknown as Keys).passkeys.unwrapWithPasskey(text).catch((error: passkeys.PasskeyError) => error.why as string),
    blob,
  )
const canTry = () => page.evaluate(() => (window as unknown as Keys).passkeys.passkeysWork())
const keeps = (blob: string) => page.evaluate((passkey) => (window as unknown as Keys).device.keep({ passkey }), blob)

describe('a passkey', () => {
  let authenticator: Authenticator
  beforeEach(async () => {
    authenticator = await addAuthenticator(page, true)
  })

  test('stands in the list of the device by a name that a person knows, and opens what was sealed to it, after a reload too', async () => {
    expect(await canTry()).toBe(true)
    const blob = await wrapped()
    expect(blob).not.toContain(identity)
    expect(await authenticator.passkeys()).toEqual([LABEL])
    await page.reload()
    const before = authenticator.prompts()
    expect(await unwrapped(blob)).toBe(identity)
    expect(authenticator.prompts() - before).toBe(1)
    expect(messages).toEqual([])
  })

  test('that the device has already is used again instead of making another', async () => {
    await keeps(await wrapped())
    expect(await unwrapped(await wrapped())).toBe(identity)
    expect(await authenticator.passkeys()).toHaveLength(1)
    await authenticator.tidyUp()
    expect(await unwrapped(await wrapped())).toBe(identity)
    expect(await authenticator.passkeys()).toHaveLength(1)
  })

  test('of which the second prompt was dismissed is asked again instead of making another', async () => {
    // The authenticator cannot change its mind between the two prompts: the first question to the passkey is refused as browsers do.
    await page.evaluate(() => {
      const { get } = CredentialsContainer.prototype
      let isFirst = true
      CredentialsContainer.prototype.get = function (options) {
        if (isFirst) {
          isFirst = false
          return Promise.reject(new DOMException('not allowed', 'NotAllowedError'))
        }
        return get.call(this, options)
      }
    })
    expect(await wrapped()).toBe('cancelled')
    expect(await unwrapped(await wrapped())).toBe(identity)
    expect(await authenticator.passkeys()).toHaveLength(1)
  })

  test('is told from one that was cancelled, deleted, or belongs to something else', async () => {
    const blob = await wrapped()
    const other = await wrapped()
    // A file of one passkey with the name of another: what the other makes does not open it.
    expect(await unwrapped(JSON.stringify({ ...JSON.parse(blob), passkey: JSON.parse(other).passkey }))).toBe('gone')
    expect(await unwrapped('what is no blob')).toBe('gone')
    await authenticator.verifies(false)
    expect(await unwrapped(blob)).toBe('cancelled')
    expect(await wrapped()).toBe('cancelled')
    await authenticator.verifies(true)
    await authenticator.tidyUp()
    // Browsers do not say more than that nothing came of it.
    expect(await unwrapped(blob)).toBe('cancelled')
  })
})

test('a device that cannot make secrets says so, and keeps no passkey that is of no use', async () => {
  const authenticator = await addAuthenticator(page, false)
  expect(await wrapped()).toBe('cannot')
  expect(await authenticator.passkeys()).toEqual([])
})

test('where the site has no name there are no passkeys', async () => {
  await visit('127.0.0.1')
  expect(await canTry()).toBe(false)
})

test('a key file is made and opened in a worker, and an error keeps its class', async () => {
  const [file, opened, ...refused] = await page.evaluate(
    async ([secret, words]) => {
      const { wrapWithWords, unwrapWithWords: unwrap } = (window as unknown as Keys).worker
      const made = await wrapWithWords(secret, words)
      const trouble = (error: Error) => error.name
      const bad = [unwrap(made, 'appel'), unwrap(new Uint8Array(9), words), wrapWithWords('age1pq1', words)]
      const troubles = await Promise.all(bad.map((each) => each.then(String, trouble)))
      return [[...made], await unwrap(made, words.toUpperCase()), ...troubles] as const
    },
    [identity, WORDS] as const,
  )
  expect(opened).toBe(identity)
  expect(refused).toEqual(['WrongWords', 'NotAKeyFile', 'NotAKeyFile'])
  expect(await unwrapWithWords(Uint8Array.from(file), WORDS)).toBe(identity)
  expect(messages).toEqual([])
})

test('a device keeps what it is given, lets go of all of it, and says where the browser keeps nothing', async () => {
  const seen = await page.evaluate(() => {
    const { device } = window as unknown as Keys
    const isKept = device.keep({
      keyFile: Uint8Array.of(0, 200, 255),
      label: 'laptop',
      language: 'en',
      newestBuild: '2026-11-24T18:14:03Z',
    })
    device.keep({ label: null, passkey: 'a blob' })
    const kept = device.keptOnDevice()
    localStorage.setItem('of another page', 'x')
    device.forgetDevice()
    const left = [device.keptOnDevice(), Object.keys(localStorage)]
    Storage.prototype.setItem = Storage.prototype.getItem = () => {
      throw new DOMException('no', 'SecurityError')
    }
    return {
      isKept,
      kept: { ...kept, keyFile: [...(kept.keyFile ?? [])] },
      left,
      without: [device.keep({ label: 'x' }), device.keptOnDevice()],
    }
  })
  const nothing = { keyFile: null, passkey: null, label: null, newestBuild: null, language: null }
  expect(seen).toEqual({
    isKept: true,
    kept: { keyFile: [0, 200, 255], passkey: 'a blob', label: null, newestBuild: '2026-11-24T18:14:03Z', language: 'en' },
    left: [nothing, ['of another page']],
    without: [false, nothing],
  })
})

test('the store of a device has what was put there after a reload too, until it is removed, and says where nothing can be kept', async () => {
  const put = () => page.evaluate(() => (window as unknown as Keys).deviceStore.put('a name', Uint8Array.of(0, 200, 255)))
  const got = () => page.evaluate(async () => [...((await (window as unknown as Keys).deviceStore.get('a name')) ?? [])])
  await put()
  await page.reload()
  expect(await got()).toEqual([0, 200, 255])
  await page.evaluate(() => (window as unknown as Keys).deviceStore.remove('a name'))
  expect(await got()).toEqual([])
  await put()
  await page.evaluate(() => (window as unknown as Keys).deviceStore.removeAll())
  expect(await got()).toEqual([])
  const refused = await page.evaluate(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError')
    }
    return (window as unknown as Keys).deviceStore.get('a name').then(String, (error: Error) => error.name)
  })
  expect(refused).toBe('SecurityError')
})

test.each([
  [16, ['internal']],
  [32, ['internal', 'hybrid']],
  [300, []],
])('age reads the name of a passkey with an id of %i bytes', (length, transports) => {
  const id = Uint8Array.from({ length }, (_, index) => index)
  const name = credentialText({ id, host: 'klachten.example.org', transports })
  expect(new webauthn.WebAuthnIdentity({ identity: name })).toMatchObject({ credId: id, rpId: 'klachten.example.org', transports })
})
