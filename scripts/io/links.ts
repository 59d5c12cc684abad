// Where things can be opened on GitHub, for what is written to staff.
import type { Links } from '../views/reminder.ts'

/** The address of a case file: on GitHub when the run knows its repository, otherwise the path in the register. */
export function caseLink(id: string): string {
  return onGitHub(`blob/main/cases/${id}.md`) ?? `cases/${id}.md`
}

/** The links of the reminders to staff. */
export const REMINDER_LINKS: Links = {
  caseFile: (id) => onGitHub(`blob/main/cases/${id}.md`),
  pull: (number) => onGitHub(`pull/${number}`),
  get help() {
    return onGitHub('blob/main/cases/README.md')
  },
}

/** Null where the run does not know its repository. */
function onGitHub(path: string): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  return server && repository ? `${server}/${repository}/${path}` : null
}
