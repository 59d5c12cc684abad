// The page on which somebody makes a key: what each step does stands in a file of its own.
import { keep } from '../keys/on-device.ts'
import { linkOut, type Unable, unable } from '../reader/able.ts'
import { checkView } from './check-words.ts'
import { keepView } from './keep-key.ts'
import { isAtRisk, language, mine, text } from './mine.ts'
import { openView } from './open-key.ts'
import { part } from './part.ts'
import { passView } from './pass-on.ts'
import { wordsView } from './show-words.ts'
import { startViews } from './views.ts'
import { whoView } from './who.ts'

const reason = unable()
if (reason) sayUnable(reason)
else {
  startViews({
    who: whoView(),
    words: wordsView(),
    check: checkView(),
    open: openView(),
    keep: keepView(),
    pass: passView(),
    done: { canShow: () => mine.recipient !== '', enter: forget },
  })
  warnBeforeLeaving()
  switchLanguage()
}

function sayUnable(why: Unable): void {
  const trouble = part('trouble')
  trouble.textContent = text.unable[why]
  if (why === 'framed') trouble.append(' ', linkOut())
  trouble.hidden = false
}

/** All is done: nothing secret is needed any more. */
function forget(): void {
  mine.identity = ''
  mine.words = []
}

function warnBeforeLeaving(): void {
  addEventListener('beforeunload', (event) => {
    if (isAtRisk()) event.preventDefault()
  })
}

/** The page in the other language starts anew: whoever would lose something by that is asked first. */
function switchLanguage(): void {
  const link = part<HTMLAnchorElement>('other-language')
  link.addEventListener('click', (event) => {
    const question = isAtRisk() ? text.switchLoses : mine.identity ? text.switchStarts : null
    if (question && !confirm(question)) {
      event.preventDefault()
      return
    }
    mine.words = []
    keep({ language: language === 'nl' ? 'en' : 'nl' })
    link.href = link.href.split('#')[0] + location.hash
  })
}
