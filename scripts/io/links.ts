// Where a case file can be opened, for the reminders to staff.

/** The address of a case file: on GitHub when the run knows its repository, otherwise the path in the register. */
export function caseLink(id: string): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  return server && repository ? `${server}/${repository}/blob/main/cases/${id}.md` : `cases/${id}.md`
}
