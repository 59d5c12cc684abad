// The one issue that stands open for as long as something does not work: the letters of the night, the look at who can read, or the history.
import type { GitHub } from './github.ts'
import { GitHubFailure } from './github-answers.ts'

interface Words {
  readonly label: string
  /** By which the issue is found again. */
  readonly mark: string
  readonly title: string
  readonly broken: string
  readonly mended: string
}

const WORDS = {
  nightly: {
    label: 'nachtrun-mislukt',
    mark: '<!-- complaints-register: nightly failed -->',
    title: 'De nachtrun is mislukt',
    broken: 'Zolang de nachtrun niet werkt, gaan er geen brieven en herinneringen uit. Wat bleef liggen, haalt de volgende goede run in.',
    mended: 'De nachtrun werkt weer. Wat was blijven liggen, is alsnog gedaan.',
  },
  audit: {
    label: 'toegang-nakijken',
    mark: '<!-- complaints-register: audit failed -->',
    title: 'Kijk na wie het register kan lezen',
    broken:
      'De toegang is niet zoals zij moet zijn, of er was iets niet te zien. De brieven gaan gewoon uit. De beheerder leest in het verslag wat er is gevonden en wat er moet gebeuren.',
    mended: 'De toegang is weer zoals zij moet zijn.',
  },
  history: {
    label: 'register-aangetast',
    mark: '<!-- complaints-register: history broken -->',
    title: 'Er is iets verwijderd of herschreven',
    broken:
      'In de geschiedenis van het register is iets verwijderd of herschreven dat voor altijd wordt bewaard, of dat was niet na te gaan. De brieven gaan gewoon uit. De beheerder leest in het verslag welke commit het was, zet terug wat weg is, en schrijft de commit met de reden in `.github/known-breaks.txt`; dan sluit dit zichzelf.',
    mended: 'Alles wat er is gebeurd, is nu verklaard.',
  },
} as const satisfies Record<string, Words>

/** What an issue can stand for. */
export type Watched = keyof typeof WORDS

export function isWatched(name: string | undefined): name is Watched {
  return name !== undefined && Object.hasOwn(WORDS, name)
}

/** Opens the one issue about it, or closes it. Writes nothing where all is as it should be. Throws GitHubFailure. */
export async function reportHealth(github: GitHub, watched: Watched, good: boolean, runLink: string | null): Promise<void> {
  const { label, mark, title, broken, mended }: Words = WORDS[watched]
  const own = (await github.issues(label)).filter(({ body }) => body.startsWith(mark))
  const [open, ...twins] = own.filter((issue) => issue.open).sort((a, b) => a.number - b.number)
  for (const twin of twins) await github.closeAsDuplicate(twin.number)
  const run = runLink ? ` Het verslag: ${runLink}` : ''
  if (good) {
    if (open) await github.updateIssue(open.number, { body: `${mark}\n\n${mended}${run}`, state: 'closed' })
    return
  }
  if (open) return
  const body = `${mark}\n\n${broken}${run}`
  try {
    await github.createIssue({ title, body }, label, null)
  } catch (error) {
    if (!(error instanceof GitHubFailure && error.perhapsDone)) throw error
    // Lost on the way: a second call finds it, or makes it.
    const again = (await github.issues(label)).some((issue) => issue.open && issue.body.startsWith(mark))
    if (!again) await github.createIssue({ title, body }, label, null)
  }
}
