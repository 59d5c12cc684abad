// What the forms get from the reader: where they send what is typed, whose token it goes with, who fills them in, and where drafts lie.
import { tokenEnd } from '../../../scripts/views/token-end.ts'
import type { Drafts, FormsHere, FormsPlace } from '../../staff/scripts/open-page.ts'
import { ownDay } from './own-day.ts'
import type { OwnThings } from './own-things.ts'
import type { TokenKeeper } from './own-token.ts'
import type { Session } from './session.ts'

/** For the staff. A token of one's own comes before the one that they have in common. */
export function formsHere(session: Session, things: OwnThings, token: Promise<TokenKeeper>): FormsHere {
  return {
    code: () => import('../../staff/forms/start-form.ts'),
    place: async () => {
      const goesTo = document.querySelector<HTMLElement>('[data-goes-to]')?.dataset.goesTo ?? ''
      const own = (await token).now()
      const { entry, formsToken } = session.register()
      const works = own && tokenEnd(own.lastDay, ownDay()).state !== 'ended'
      return {
        ...(JSON.parse(goesTo) as Omit<FormsPlace, 'token' | 'me'>),
        token: works ? own.token : formsToken,
        me: entry.person.id,
      }
    },
    drafts: draftsAmong(things),
    keepToken: async (own, lastDay) => {
      if (lastDay) await (await token).keep({ token: own, lastDay })
    },
  }
}

function draftsAmong(things: OwnThings): Drafts {
  const named = (name: string): string => `draft ${name}`
  return {
    load: async (name) => {
      const bytes = await things.load(named(name))
      return bytes && new TextDecoder().decode(bytes)
    },
    save: (name, text) => things.save(named(name), new TextEncoder().encode(text)),
    drop: (name) => things.drop(named(name)),
  }
}
