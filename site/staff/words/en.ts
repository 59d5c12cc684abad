// The words of the staff pages in English.
import { casePage } from './en/case-page.ts'
import { frame } from './en/frame.ts'
import { insight } from './en/insight.ts'
import { mail } from './en/mail.ts'
import { overview } from './en/overview.ts'
import { proposals } from './en/proposals.ts'
import { trainer } from './en/trainer.ts'
import type { Words } from './nl.ts'

export const en: Words = { ...frame, ...overview, ...casePage, ...insight, mail, proposals, trainer }
