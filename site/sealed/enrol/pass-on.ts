// Step 4: the file for the administrator, and the code to read out.
import { complain, settle } from './complaint.ts'
import { canShare, save, share } from './files.ts'
import { mine, text, today } from './mine.ts'
import { onPress, part } from './part.ts'
import { editOnGitHub, mailDraft, newOnGitHub, recipientsFile, recipientsName } from './recipients-file.ts'
import { go, type View } from './views.ts'

const words = text.pass
/** Whether the file went on its way, one way or another. */
let isPassed = false

const content = (): string => recipientsFile(mine, mine.recipient, today())

export function passView(): View {
  onPress('save-recipients', () => {
    save(recipientsName(mine.id), content())
    passed(words.saved(recipientsName(mine.id)))
  })
  onPress('share-recipients', async () => {
    if (await share(recipientsName(mine.id), content())) passed(words.shared)
  })
  onPress('copy', copy)
  onPress('github-new', () => passed(''))
  onPress('passed', goOn)
  return { canShow: () => mine.recipient !== '' && mine.file !== null, enter }
}

function enter(): void {
  const name = recipientsName(mine.id)
  part('known-key').hidden = mine.isNew
  part('recipients-lead').textContent = words.fileLead(name)
  part('share-recipients').hidden = !canShare(name, content())
  part('code').textContent = mine.code
  part<HTMLAnchorElement>('mail').href = mailDraft(words.mailSubject(mine.id), words.mailBody(name))
  offerGitHub(name)
}

function offerGitHub(name: string): void {
  const { repository } = mine
  part('github').hidden = !repository
  if (!repository) return
  part<HTMLAnchorElement>('github-new').href = newOnGitHub(repository, mine.id, content())
  part<HTMLAnchorElement>('github-edit').href = editOnGitHub(repository, mine.id)
  part('github-edit-help').textContent = words.githubEditHelp(name)
}

async function copy(): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(content()).then(
    () => true,
    () => false,
  )
  if (isCopied) passed(words.copied)
  else part('recipients-status').textContent = words.notCopied
}

function passed(message: string): void {
  isPassed = true
  settle(part('save-recipients'))
  part('recipients-status').textContent = message
}

/** Whoever opened a key that the administrator knows has nothing to hand over. */
function goOn(): void {
  if (isPassed || !mine.isNew) go('done')
  else complain(part('save-recipients'), words.notSaved)
}
