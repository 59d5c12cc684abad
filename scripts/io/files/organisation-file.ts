// organisation.yml on disk: read once for each run, before everything else is.
import { join } from 'node:path'
import type { Organisation } from '../../procedure/organisation.ts'
import { CouldNotRun } from '../command.ts'
import { problemLine } from '../terminal.ts'
import { unreadableProblem } from './case-files.ts'
import { ORGANISATION, type OrganisationFile, organisationIn } from './rules.ts'
import { readText } from './text-file.ts'

/** organisation.yml below `root`. Never throws for what is wrong in it: that is a problem. */
export function readOrganisation(root: string): OrganisationFile {
  try {
    return organisationIn(readText(join(root, ORGANISATION)))
  } catch (error) {
    return { organisation: null, timeZone: 'UTC', problems: [unreadableProblem(ORGANISATION, error)] }
  }
}

/** The organisation. Throws CouldNotRun, with what is wrong in the file, where it cannot be used. */
export function usableOrganisation({ organisation, problems }: OrganisationFile): Organisation {
  if (organisation) return organisation
  throw new CouldNotRun(['Without organisation.yml no case can be judged.', ...problems.map(problemLine)].join(' '))
}
