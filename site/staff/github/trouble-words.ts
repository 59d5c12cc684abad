// What went wrong on the way to GitHub and what to do next, in words.
import type { Sentence } from '../../../scripts/procedure/sentence.ts'
import { type Cause, RIGHTS, type Right } from './trouble.ts'

/** What happened, and then what to do. */
export function troubleInWords(cause: Cause): Sentence {
  switch (cause.kind) {
    case 'no-network':
      return {
        en: 'GitHub cannot be reached. See whether your internet works, and try again. Nothing is sent twice, and what you typed is still here.',
        nl: 'Er is geen verbinding met GitHub. Kijk of uw internet werkt, en probeer het opnieuw. Er wordt niets dubbel verstuurd, en wat u hebt getypt, staat er nog.',
      }
    case 'token':
      return {
        en: 'GitHub does not take this token: it has expired, was taken back, or a part of it is missing. Make a new one and fill it in here.',
        nl: 'GitHub neemt deze toegangscode niet aan: hij is verlopen of ingetrokken, of er ontbreekt een stuk. Maak een nieuwe, en vul die hier in.',
      }
    case 'rights':
      return rights(cause.lacking)
    case 'not-found':
      return {
        en: 'GitHub does not find this. The token may have no access to this repository: make one for this repository, or ask the administrator.',
        nl: 'GitHub vindt dit niet. Misschien heeft uw toegangscode geen toegang tot deze repository: maak er een voor deze repository, of vraag het de beheerder.',
      }
    case 'changed':
      return {
        en: 'Somebody changed this meanwhile. Try again: then it is taken along.',
        nl: 'Iemand heeft dit intussen veranderd. Probeer het opnieuw: dan wordt dat meegenomen.',
      }
    case 'number-taken':
      return {
        en: `The number ${cause.number} was taken meanwhile. Try again: then the next number is used.`,
        nl: `Het nummer ${cause.number} is intussen gebruikt. Probeer het opnieuw: dan wordt het volgende nummer genomen.`,
      }
    case 'refused':
      return {
        en: `A rule of the repository does not let this through${quoted(cause.said)}. Show this to the administrator. What you typed is still here.`,
        nl: `Een regel van de repository houdt dit tegen${quoted(cause.said)}. Laat dit aan de beheerder zien. Wat u hebt getypt, staat er nog.`,
      }
    case 'conflict':
      return {
        en: 'Somebody else changed the same thing meanwhile, so this cannot be merged. Send it again: then it is built on what stands there now.',
        nl: 'Iemand anders heeft hetzelfde intussen veranderd, dus dit kan niet worden samengevoegd. Stuur het opnieuw: dan gaat het uit van wat er nu staat.',
      }
    case 'rate-limit':
      return {
        en: `GitHub was asked too much. ${wait('en', cause.seconds)}`,
        nl: `GitHub heeft nu te veel vragen gekregen. ${wait('nl', cause.seconds)}`,
      }
    case 'down':
      return {
        en: 'GitHub gives no proper answer now. Try again in a few minutes; if it stays so, look at githubstatus.com. What you typed is still here.',
        nl: 'GitHub geeft nu geen goed antwoord. Probeer het over een paar minuten opnieuw; blijft het zo, kijk dan op githubstatus.com. Wat u hebt getypt, staat er nog.',
      }
    default:
      return cause satisfies never
  }
}

/** As GitHub's page for a token calls them. */
const NAMES: Readonly<Record<Right, string>> = { contents: 'Contents', 'pull-requests': 'Pull requests', actions: 'Actions' }
const LEVELS = { write: 'Read and write', read: 'Read-only' } as const

function rights(lacking: readonly Right[]): Sentence {
  const wanted = lacking.map((right) => `“${NAMES[right]}: ${LEVELS[RIGHTS[right]]}”`)
  return {
    en: `With this token this is not allowed. On GitHub, give the token ${wanted.join(', ')} for this repository, and try again.`,
    nl: `Met deze toegangscode mag dit niet. Geef de code op GitHub ${wanted.join(', ')} voor deze repository, en probeer het opnieuw.`,
  }
}

function quoted(said: string): string {
  return said ? ` (“${said}”)` : ''
}

function wait(language: 'en' | 'nl', seconds: number | null): string {
  const minutes = Math.max(1, Math.ceil((seconds ?? 120) / 60))
  if (language === 'en') return `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, and try again.`
  return `Wacht ${minutes === 1 ? 'een minuut' : `${minutes} minuten`}, en probeer het opnieuw.`
}
