// The words of the staff pages in Dutch. They are the list of what there is to say: the other language has exactly these.
import { casePage } from './nl/case-page.ts'
import { frame } from './nl/frame.ts'
import { insight } from './nl/insight.ts'
import { mail } from './nl/mail.ts'
import { overview } from './nl/overview.ts'
import { proposals } from './nl/proposals.ts'
import { trainer } from './nl/trainer.ts'

export const nl = { ...frame, ...overview, ...casePage, ...insight, mail, proposals, trainer }

export type Words = typeof nl
