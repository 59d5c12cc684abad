// The words of the staff pages in Dutch. They are the list of what there is to say: the other language has exactly these.
import { casePage } from './nl/case-page.ts'
import { frame } from './nl/frame.ts'
import { insight } from './nl/insight.ts'
import { overview } from './nl/overview.ts'

export const nl = { ...frame, ...overview, ...casePage, ...insight }

export type Words = typeof nl
