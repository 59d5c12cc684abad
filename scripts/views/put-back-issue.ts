// An issue for what others than the register wrote on the branch of the letters: commits and a day; the mark by which it is found again.
import { PUT_BACK_ADVICE, type PutBack, putBackNote, putBackText } from '../procedure/put-back.ts'

/** The label of what happened to the register that nobody may do. */
export const PUT_BACK_LABEL = 'register-aangetast'

/** The first line of the text, by which the issue about one commit is known. */
export function putBackMark({ commit }: Pick<PutBack, 'commit'>): string {
  return `<!-- complaints-register: put back ${commit} -->`
}

const MOST_NAMED = 20

/** Title and text of the issue. It is closed by a person, who knows who it was. */
export function writePutBack(putBack: PutBack, timeZone: string): { title: string; body: string } {
  const { commit, unsigned } = putBack
  const named = unsigned.slice(0, MOST_NAMED).map((id) => `- ${id}`)
  const more = unsigned.length - named.length
  const blocks = [
    putBackMark(putBack),
    PUT_BACK_ADVICE,
    `${putBackText(putBackNote(putBack, timeZone))}, teruggezet door ${commit}:`,
    [...named, ...(more > 0 ? [`- en nog ${more}`] : [])].join('\n'),
    'Wie ze plaatste, staat op GitHub onder *Activity* van de tak `letters`. Sluit deze melding als het is uitgezocht.',
  ]
  return { title: 'Iemand anders dan het register schreef in de brieven', body: blocks.join('\n\n') }
}
