// The pages of the forge: the pull requests with what their check says and what merging does, and the buttons to merge and to run the night.
import type { IncomingMessage } from 'node:http'
import { type Frame, localAddress } from '../frame.ts'
import type { Page } from '../server.ts'
import { nightPage } from './night-page.ts'
import { at, backLink, type NightButton, page, type Shown, wordsIn } from './page-parts.ts'
import { closedProposal, openProposal } from './proposal.ts'
import { proposalList } from './proposal-list.ts'
import type { Pulls } from './pulls.ts'
import type { State } from './state.ts'

export interface ForgePages {
  readonly pulls: Pulls
  readonly state: State
  readonly frame: Frame
  readonly night?: NightButton | undefined
}

/**
 * `/forge/` lists the pull requests, `/forge/pulls/3/` shows one, `/forge/night/` what the last nightly run did; in English below
 * `/forge/en/`. A POST to `/forge/pulls/3/merge` merges, one to `/forge/night/` runs the night. Null for other paths.
 */
export async function forgePage(path: string, { method = 'GET' }: IncomingMessage, pages: ForgePages): Promise<Page | null> {
  const address = localAddress(path, 'forge')
  if (!address) return null
  const shown = { ...pages, language: address.language }
  const { below } = address
  const [, number, merge] = /^pulls\/(\d{1,9})\/(merge)?$/.exec(below) ?? []
  if (method === 'POST') {
    if (below === 'night/' && pages.night) return nightStarted(pages.night, shown)
    return number && merge ? merged(Number(number), shown) : null
  }
  if (method !== 'GET' && method !== 'HEAD') return null
  if (below === '') return proposalList(shown)
  if (below === 'night/' && pages.night) return nightPage(pages.night.last(), shown)
  if (!number || merge) return null
  const pull = (await pages.pulls.open()).find((one) => one.number === Number(number))
  return pull ? openProposal(pull, shown) : closedProposal(Number(number), shown)
}

function nightStarted({ start }: NightButton, shown: Shown): Page {
  start()
  return moved(at(shown, 'night/'))
}

async function merged(number: number, shown: Shown): Promise<Page> {
  const words = wordsIn(shown)
  const outcome = await shown.pulls.merge(number)
  if ('merged' in outcome) return moved(at(shown, `pulls/${number}/`))
  const blocks = [
    `<h1>${words.refusedTitle}</h1><p class="check failed">${words.refused[outcome.refused]}</p>`,
    `<p><a href="${at(shown, `pulls/${number}/`)}">${words.heading(number)}</a></p>`,
    backLink(shown),
  ]
  return { ...page(shown, words.refusedTitle, `pulls/${number}/`, blocks), status: 409 }
}

function moved(location: string): Page {
  return { status: 303, type: 'text/plain', body: '', headers: { location } }
}
