// How to make a token of one's own at GitHub, in Dutch. What stands between stars is GitHub's own English; {owner} and {repository} are filled in.

/** A step: what to do, and what the drawing beside it shows. */
export interface TokenStep {
  readonly what: string
  readonly drawing: string
}

/** The places of the page of GitHub that are drawn, in the order in which they stand there. */
export type TokenStepName = 'owner' | 'expiration' | 'repository' | 'permissions' | 'generate'

export const tokenSteps = {
  title: 'Een toegangscode maken, in vijf stappen',
  intro:
    'U doet dit één keer per jaar, op een pagina van GitHub. Die is in het Engels. Hieronder ziet u elk stuk van die pagina, van boven naar beneden; wat u kiest, is omlijnd.',
  open: 'Die pagina openen op GitHub',
  owner: 'uw organisatie',
  repository: 'dit register',
  steps: {
    owner: {
      what: 'Typ bij *Token name* een naam, zoals Klachtenregister. Kies {owner} bij *Resource owner*, en niet uzelf.',
      drawing: 'Het begin van de pagina: een vak Token name, waarin Klachtenregister staat, en daaronder een keuzelijst Resource owner.',
    },
    expiration: {
      what: 'Kies *Custom…* bij *Expiration*, en dan een dag over hoogstens een jaar. Onthoud die dag: wij vragen er straks om.',
      drawing: 'Een keuzelijst Expiration, waarin Custom is gekozen, met daarnaast een vak voor een datum.',
    },
    repository: {
      what: 'Kies *Only select repositories* bij *Repository access*. Druk op *Select repositories* en kies {repository}, en geen andere.',
      drawing:
        'Drie keuzes onder Repository access. De derde, Only select repositories, is gekozen; daaronder staat de knop Select repositories.',
    },
    permissions: {
      what: 'Druk bij *Permissions* op *Add permissions*, en vink *Actions*, *Contents* en *Pull requests* aan. Klik ernaast en zet *Contents* en *Pull requests* op *Read and write*. *Actions* blijft *Read-only*; *Metadata* komt er vanzelf bij.',
      drawing:
        'Een lijst onder Permissions met de knop Add permissions. Actions en Metadata staan op Read-only, Contents en Pull requests op Read and write.',
    },
    generate: {
      what: 'Druk onderaan op *Generate token*, en in het venster dat volgt nog een keer. Kopieer de code met de knop ernaast: GitHub laat hem maar één keer zien. Plak hem hieronder.',
      drawing: 'De groene knop Generate token, en daaronder de code, die met github_pat begint, met een knop om hem te kopiëren.',
    },
  } satisfies Record<TokenStepName, TokenStep>,
  approval: 'Zegt GitHub dat de code nog wacht (*pending*)? Vraag de beheerder hem goed te keuren. Tot dan werkt hij niet.',
  secret: 'Geef de code aan niemand: wie hem heeft, leest en wijzigt dossiers in uw naam.',
}

export type TokenStepsWords = typeof tokenSteps
