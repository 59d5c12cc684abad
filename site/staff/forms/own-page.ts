// For whoever has no token: GitHub's own pages, with the new file filled in by its address, or the lines to put there.

/** Longer addresses are refused on the way: 8 kB is what servers take, with room for the rest of the request. */
const LONGEST_ADDRESS = 7000

/** Where `web` is such as `https://github.com`, and `repository` `owner/name`. */
export interface Repository {
  readonly web: string
  readonly repository: string
}

/** GitHub's page for the new file of a case, filled in; without its text where that is too long for an address. */
export function newFileAddress(
  { web, repository }: Repository,
  id: string,
  text: string,
): { readonly address: string; readonly isFilled: boolean } {
  const empty = `${web}/${repository}/new/main?filename=${encodeURIComponent(`cases/${id}.md`)}`
  const filled = `${empty}&value=${encodeURIComponent(text)}`
  return filled.length <= LONGEST_ADDRESS ? { address: filled, isFilled: true } : { address: empty, isFilled: false }
}

/** GitHub's page on which the file of a case is edited. */
export function editFileAddress({ web, repository }: Repository, id: string): string {
  return `${web}/${repository}/edit/main/cases/${id}.md`
}

/** The lines that `after` has and `before` has not, where they stand in one piece: a step that was added. */
export function addedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let same = 0
  while (same < old.length && old[same] === now[same]) same += 1
  const added = now.length - old.length
  return added > 0 ? now.slice(same, same + added).join('\n') : ''
}
