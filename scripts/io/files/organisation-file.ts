// organisation.yml on disk: read once for each run, before everything else is.
import { join } from 'node:path'
import { type Organisation, organisationFindings, organisationSchema } from '../../procedure/organisation.ts'
import type { Problem } from '../../procedure/problem.ts'
import { CouldNotRun } from '../command.ts'
import { problemLine } from '../terminal.ts'
import { located, parseDocument, readText, readYamlFile, unreadableProblem } from './case-files.ts'

const FILE = 'organisation.yml'

export interface OrganisationFile {
  /** Null where the file cannot be used. */
  readonly organisation: Organisation | null
  /** The time zone that decides which day it is: also that of a file with other problems; UTC where it names none. */
  readonly timeZone: string
  readonly problems: readonly Problem[]
}

/** organisation.yml below `root`. Never throws for what is wrong in it: that is a problem. */
export function readOrganisation(root: string): OrganisationFile {
  try {
    const document = readYamlFile(readText(join(root, FILE)))
    const timeZone = timeZoneIn(document.yaml.value)
    const parsed = parseDocument(FILE, document, organisationSchema)
    if ('problems' in parsed) return { organisation: null, timeZone, problems: parsed.problems }
    const problems = located(FILE, document, organisationFindings(parsed.data))
    return { organisation: problems.length ? null : parsed.data, timeZone, problems }
  } catch (error) {
    return { organisation: null, timeZone: 'UTC', problems: [unreadableProblem(FILE, error)] }
  }
}

/** The organisation. Throws CouldNotRun, with what is wrong in the file, where it cannot be used. */
export function usableOrganisation({ organisation, problems }: OrganisationFile): Organisation {
  if (organisation) return organisation
  throw new CouldNotRun(['Without organisation.yml no case can be judged.', ...problems.map(problemLine)].join(' '))
}

function timeZoneIn(value: unknown): string {
  const { timeZone } = value as { timeZone?: unknown }
  try {
    new Temporal.ZonedDateTime(0n, String(timeZone))
    return String(timeZone)
  } catch {
    return 'UTC'
  }
}
