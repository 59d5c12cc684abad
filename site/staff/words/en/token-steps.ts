// How to make a token of one's own at GitHub, in English.
import type { TokenStepsWords } from '../nl/token-steps.ts'

export const tokenSteps: TokenStepsWords = {
  title: 'How to make a token, in five steps',
  intro:
    'You do this once a year, on a page of GitHub. Below is each part of that page, from top to bottom; what you choose has a ring around it.',
  open: 'Open that page on GitHub',
  owner: 'your organisation',
  repository: 'this register',
  steps: {
    owner: {
      what: 'At *Token name* type a name, such as Klachtenregister. Choose {owner} at *Resource owner*, not yourself.',
      drawing: 'The top of the page: a box Token name with Klachtenregister in it, and below it a list Resource owner.',
    },
    expiration: {
      what: 'Choose *Custom…* at *Expiration*, and then a day within a year from now. Remember that day: we will ask for it.',
      drawing: 'A list Expiration, in which Custom is chosen, with a box for a date beside it.',
    },
    repository: {
      what: 'Choose *Only select repositories* at *Repository access*. Press *Select repositories* and choose {repository}, and no other.',
      drawing:
        'Three choices below Repository access. The third, Only select repositories, is chosen; below it is the button Select repositories.',
    },
    permissions: {
      what: 'At *Permissions* press *Add permissions*, and tick *Actions*, *Contents* and *Pull requests*. Click outside the list and set *Contents* and *Pull requests* to *Read and write*. *Actions* stays *Read-only*; *Metadata* comes along by itself.',
      drawing:
        'A list below Permissions with the button Add permissions. Actions and Metadata say Read-only, Contents and Pull requests say Read and write.',
    },
    generate: {
      what: 'At the bottom press *Generate token*, and once more in the window that follows. Copy the token with the button beside it: GitHub shows it only once. Paste it below.',
      drawing: 'The green button Generate token, and below it the token, which begins with github_pat, with a button to copy it.',
    },
  },
  approval: 'Does GitHub say that the token is *pending*? Ask the administrator to approve it. Until then it does not work.',
  secret: 'Give the token to nobody: whoever has it reads and changes cases in your name.',
}
