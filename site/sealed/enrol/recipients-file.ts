// What the administrator needs: the public half of a key in a file of age's own form, as it goes into site/keys/. Nothing in it is secret.

/** Whose key it is, and where it was made. */
export interface Owner {
  /** The short name in organisation.yml. */
  readonly id: string
  /** What the device is called: `laptop`. */
  readonly label: string
}

/** How long a label may be: it stands in a list of keys, and in that of the passkeys of a device. */
export const LONGEST_LABEL = 40

/** `# anna-jansen, laptop, 2026-11-24` and the key below it. `day` is YYYY-MM-DD. */
export function recipientsFile({ id, label }: Owner, recipient: string, day: string): string {
  return `# ${id}, ${label}, ${day}\n${recipient}\n`
}

/** A label that fits on one line behind a #. */
export function labelIn(typed: string): string {
  return typed
    .replace(/[\p{C}#,]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_LABEL)
    .trim()
}

/** The names of the two files: that of the administrator, and the one to keep. */
export const recipientsName = (id: string): string => `${id}.txt`
export const keyFileName = (id: string): string => `klachtenregister-sleutel-${id}.age`

/** How a person finds the passkey in the list of the device: `Klachtenregister – Anna, laptop`. */
export function passkeyName({ id, label }: Owner): string {
  const [first = ''] = id.split('-')
  return `Klachtenregister – ${first.charAt(0).toUpperCase()}${first.slice(1)}, ${label}`
}

/** The page of GitHub that proposes the file, filled in. Where the person has a file already, it cannot add to that: `editOnGitHub` opens it. */
export function newOnGitHub(repository: string, id: string, content: string): string {
  const query = new URLSearchParams({ filename: `site/keys/${recipientsName(id)}`, value: content })
  return `https://github.com/${repository}/new/main?${query}`
}

export const editOnGitHub = (repository: string, id: string): string =>
  `https://github.com/${repository}/edit/main/site/keys/${recipientsName(id)}`

/** A mail to be sent with the file attached. The key itself is too long for it: Windows takes 2,048 characters in all. */
export function mailDraft(subject: string, body: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
