// The words of the page on which somebody makes a key, in Dutch. They are the list of what there is to say: the other language has exactly these.

export const enrol = {
  register: 'Klachtenregister',
  title: 'Uw sleutel voor het klachtenregister',
  skip: 'Naar de inhoud',
  /** The link to the page in the other language, in that language. */
  otherLanguage: 'English',
  switchStarts:
    'Op de Engelse pagina begint u weer bij stap 1. Uw sleutel blijft geldig: kies daar „I already have a key”. Naar de Engelse pagina?',
  switchLoses: 'Op de Engelse pagina begint u opnieuw. De woorden die u hier hebt gekregen, gelden daar niet. Toch naar de Engelse pagina?',

  steps: 'Stappen',
  stepNames: { who: 'Wie u bent', words: 'Uw woorden', keep: 'Bewaren', pass: 'Doorgeven', done: 'Klaar' },
  stepDone: 'gedaan',
  stepOf: (step: number, name: string) => `Stap ${step} van 5: ${name}`,
  next: 'Verder',
  back: 'Terug',

  noScript: 'Een sleutel wordt in uw browser gemaakt. Daarvoor moet JavaScript aanstaan. Zet het aan, of neem een andere browser.',
  /** Why no key can be made here. */
  unable: {
    framed: 'Deze pagina staat binnen een andere website. Zo kan die meekijken met wat u doet. Open de pagina in een eigen venster:',
    insecure:
      'Deze verbinding is niet beveiligd. Zo kan hier geen sleutel worden gemaakt. Typ in de adresbalk https:// vóór het adres, of vraag de beheerder om het goede adres.',
    tooOldBrowser:
      'Deze browser is te oud om een sleutel te maken. Werk hem bij, of neem een andere, bijvoorbeeld Edge, Chrome, Firefox of Safari.',
  },
  failed:
    'Er ging iets mis in deze browser. Er is niets verloren gegaan. Probeer het nog een keer. Lukt het weer niet? Neem dan een andere browser.',

  // 1. Who
  who: {
    title: 'Zo krijgt u toegang',
    lead: 'Klachten zijn vertrouwelijk. Ze staan versleuteld op internet: alleen wie een sleutel heeft, kan ze lezen. Hier maakt u uw eigen sleutel. Dat doet u één keer, en het duurt ongeveer tien minuten. Leg pen en papier klaar.',
    plan: [
      'U krijgt zeven woorden en schrijft ze op. Daarmee opent u uw sleutel.',
      'U bewaart uw sleutel in een bestand.',
      'U stuurt de beheerder een ander bestand, waar niets geheims in staat. Daarna kunt u het register lezen.',
    ],
    safe: 'Uw woorden en uw sleutel verlaten dit apparaat niet. Niemand anders ziet ze, ook de beheerder niet.',
    id: 'Uw korte naam in het register',
    idHelp: 'Die hebt u van de beheerder gekregen. Het is meestal uw voor- en achternaam, zoals anna-jansen.',
    idGiven: 'Die stond al in het adres dat u van de beheerder kreeg.',
    noId: 'Vul de korte naam in die u van de beheerder hebt gekregen, zoals anna-jansen. Alleen letters, cijfers en streepjes.',
    label: 'Dit apparaat heet',
    labelHelp: 'Zo weet u later bij welk apparaat deze sleutel hoort.',
    noLabel: 'Geef dit apparaat een naam, bijvoorbeeld laptop of telefoon.',
    /** What a device is called where nobody calls it something else. */
    devices: { computer: 'computer', phone: 'telefoon', tablet: 'tablet' },
    make: 'Mijn sleutel maken',
    have: 'Ik heb al een sleutel',
    hasKey: 'Op dit apparaat staat al een sleutel.',
    hasKeyHelp:
      'Werkt hij nog? Kies dan „Ik heb al een sleutel”. Een nieuwe sleutel komt op dit apparaat in de plaats van de oude, en opent het register pas als de beheerder hem heeft toegevoegd.',
    busy: 'Uw sleutel wordt gemaakt…',
  },

  // 2. The words, or an existing key
  words: {
    title: 'Schrijf deze zeven woorden op',
    lead: 'Schrijf ze over in deze volgorde, met het nummer erbij. Straks vragen we er twee van.',
    list: 'Uw zeven woorden',
    care: 'Bewaar het papier waar alleen u erbij kunt, en niet bij dit apparaat. Maak er geen foto van en zet de woorden niet in een mail. Een programma dat wachtwoorden bewaart, mag wel.',
    never: 'Niemand vraagt u ooit om deze woorden of om uw sleutelbestand, ook de beheerder niet. Vraagt iemand erom, geef ze dan niet.',
    print: 'Afdrukken',
    written: 'Ik heb ze opgeschreven',
  },
  check: {
    title: 'Kijk op uw papier',
    lead: 'De woorden staan niet meer op het scherm. Typ deze twee over van uw papier.',
    word: (place: number) => `Woord ${place}`,
    wrong: (place: number) => `Dit is niet woord ${place}. Kijk op uw papier bij nummer ${place}.`,
    missing: (place: number) => `Typ woord ${place}.`,
    again: 'De woorden nog eens zien',
    check: 'Controleren',
    busy: 'Uw sleutelbestand wordt gemaakt…',
  },
  open: {
    title: 'Open uw sleutel',
    lead: 'Daarvoor zijn uw sleutelbestand en uw woorden nodig.',
    file: 'Uw sleutelbestand',
    fileHelp: 'Het heet klachtenregister-sleutel-… en eindigt op .age.',
    here: 'Uw sleutelbestand staat op dit apparaat.',
    other: 'Een ander sleutelbestand kiezen',
    noFile: 'Kies uw sleutelbestand.',
    notAKeyFile: 'Dit is geen sleutelbestand, of het is beschadigd. Kies het bestand dat u bewaarde toen u uw sleutel maakte.',
    words: 'Uw woorden',
    wordsHelp: 'Alle woorden achter elkaar. Hoofdletters, spaties en streepjes maken niet uit.',
    noWords: 'Typ de woorden van uw sleutel.',
    wrongWords: 'Deze woorden horen niet bij dit bestand. Kijk of elk woord goed gespeld is en op de goede plaats staat.',
    open: 'Openen',
    busy: 'Bezig met openen. Dit duurt een paar seconden…',
  },

  // 3. Keeping it
  keep: {
    title: 'Bewaar uw sleutel',
    file: 'Uw sleutelbestand',
    fileLead:
      'Sla dit bestand op, en zet het daarna op een plek waar u ook vanaf een ander apparaat bij kunt, zoals uw eigen map op OneDrive. Zonder uw woorden heeft niemand er iets aan.',
    save: 'Sleutelbestand opslaan',
    share: 'Delen…',
    saved: (name: string) => `${name} staat nu bij uw downloads.`,
    shared: 'Het bestand is doorgegeven.',
    fileAgain: 'Uw sleutelbestand hebt u al. U hoeft het niet nog eens op te slaan.',
    notSaved: 'Sla eerst uw sleutelbestand op. Zonder dat bestand kunt u op een ander apparaat niet in het register.',
    here: 'Ook op dit apparaat bewaren',
    hereHelp: 'Dan hoeft u hier straks alleen uw woorden te typen. Zet dit uit op een computer van een ander.',
    notKept:
      'Deze browser bewaart niets, bijvoorbeeld omdat dit een privévenster is. U hebt hier straks uw sleutelbestand én uw woorden nodig.',
    passkey: 'Openen zonder woorden',
    passkeyLead:
      'Dat mag, maar het hoeft niet. U opent het register op dit apparaat dan met uw vingerafdruk, uw gezicht of uw pincode. Doe dit alleen op een apparaat dat van u alleen is.',
    passkeyTwice:
      'Uw apparaat vraagt het twee keer: eerst om het in te stellen, dan om te zien of het werkt. Het noemt dit een passkey of toegangssleutel.',
    passkeyMake: 'Instellen',
    passkeyBusy: 'Kijk wat uw apparaat vraagt…',
    passkeyDone: (name: string) => `Dat is geregeld. In de lijst van uw apparaat heet het „${name}”.`,
    passkeyCancelled:
      'Dat is niet gelukt: de vraag van uw apparaat is weggeklikt of duurde te lang. Probeer het gerust nog een keer, of ga verder zonder.',
    passkeyCannot: (name: string) =>
      `Dit apparaat kan dit niet. U opent het register hier met uw woorden. Staat er nu „${name}” in de lijst met toegangssleutels van uw apparaat? Die kunt u weghalen: hij opent niets.`,
    passkeyNeedsHere: 'Zet eerst „Ook op dit apparaat bewaren” aan.',
  },

  // 4. Handing over
  pass: {
    title: 'Geef uw sleutel door aan de beheerder',
    lead: 'Daarvoor zijn twee dingen nodig: een bestand en een telefoontje. Niets hiervan is geheim.',
    leadAgain: 'Kent de beheerder deze sleutel al? Dan kunt u deze stap overslaan.',
    file: 'Stuur dit bestand',
    fileLead: (name: string) => `Sla ${name} op en stuur het als bijlage bij een mail aan de beheerder.`,
    save: 'Bestand opslaan',
    mail: 'Mail klaarzetten',
    share: 'Delen…',
    copy: 'Tekst kopiëren',
    saved: (name: string) => `${name} staat nu bij uw downloads.`,
    shared: 'Het bestand is doorgegeven.',
    copied: 'Gekopieerd. Plak het in een bericht aan de beheerder.',
    notCopied: 'Kopiëren lukte niet. Sla het bestand op.',
    notSaved: 'Geef eerst het bestand door: sla het op, deel het of kopieer het.',
    mailSubject: (id: string) => `Sleutel voor het klachtenregister: ${id}`,
    mailBody: (name: string) =>
      `Hallo,\r\n\r\nIk heb een sleutel voor het klachtenregister gemaakt. Het bestand ${name} zit als bijlage bij deze mail.\r\n\r\nIk bel nog om de controlecode voor te lezen.\r\n`,
    github: 'Hebt u een account op GitHub?',
    githubNew: 'Voorstel op GitHub klaarzetten',
    githubNewHelp:
      'Daar is alles al ingevuld. Klik op „Commit changes” en daarna op „Propose changes”. Dan hoeft u het bestand niet te mailen.',
    githubEdit: 'Mijn bestand op GitHub openen',
    githubEditHelp: (name: string) =>
      `Hebt u al een eerdere sleutel? Dan bestaat ${name} al. Kopieer de tekst hierboven, open uw bestand en plak de tekst eronder.`,
    call: 'Bel de beheerder',
    callLead:
      'Lees deze code voor, vier tekens tegelijk. De letters O en I komen er niet in voor: dat zijn de cijfers nul en één. Zo weet de beheerder zeker dat het bestand van u komt. Het kan zijn dat u wordt teruggebeld.',
    code: 'Uw controlecode',
    next: 'Ik heb het doorgegeven',
  },

  // 5. Done
  done: {
    title: 'Klaar. Dit gebeurt er nu',
    list: [
      'De beheerder voegt uw sleutel toe.',
      'Daarna wordt het register opnieuw gemaakt, meestal binnen een dag.',
      'Vanaf dat moment opent u het register. Probeert u het eerder, dan staat er dat u het met deze sleutel nog niet kunt lezen.',
    ],
    keepHeading: 'Kijk nog even na',
    keepList: [
      'Uw papier met de zeven woorden ligt op een veilige plek.',
      'Uw sleutelbestand staat op een vaste plek, niet alleen bij uw downloads.',
      'Het register staat bij uw favorieten, of op het beginscherm van uw telefoon.',
    ],
    toRegister: 'Naar het register',
  },

  // What else may come up
  more: 'Goed om te weten',
  second: {
    title: 'Ik wil het register ook op een ander apparaat lezen',
    text: [
      'Gebruik daar dezelfde sleutel. Zorg dat uw sleutelbestand op dat apparaat staat, open daar het register en typ uw woorden. De beheerder hoeft niets te doen.',
      'U kunt op elk apparaat ook een eigen sleutel maken. Dan hebt u voor elk apparaat andere woorden, en de beheerder voegt elke sleutel toe. Dat heeft één voordeel: raakt u een apparaat kwijt, dan vervalt alleen die sleutel. Voor de meeste mensen is één sleutel handiger.',
    ],
  },
  lost: {
    title: 'Mijn apparaat is kwijt of gestolen',
    text: [
      'Bel meteen de beheerder. Die haalt uw sleutel weg. Maak hier daarna op een ander apparaat een nieuwe.',
      'Een dief die uw woorden niet heeft en uw apparaat niet kan ontgrendelen, kan niets lezen. Kan hij dat wel, dan kan hij lezen wat er in het register stond tot uw sleutel werd weggehaald. Wat daarna komt, kan hij niet meer lezen.',
    ],
  },
  forgotten: {
    title: 'Ik ben mijn woorden of mijn sleutelbestand kwijt',
    text: [
      'Niemand kan ze terughalen, ook de beheerder niet. Maak een nieuwe sleutel en vraag de beheerder om de oude weg te halen. Er gaat niets verloren: alle klachten blijven bewaard.',
    ],
  },

  /** The sheet that is printed. */
  sheet: {
    title: 'Sleutel voor het klachtenregister',
    of: 'Van',
    device: 'Gemaakt op',
    day: 'Datum',
    code: 'Controlecode',
    address: 'Adres van het register',
    words: 'De zeven woorden',
    care: 'Bewaar dit blad waar alleen u erbij kunt, en niet bij uw apparaat. Wie deze woorden en uw sleutelbestand heeft, kan het register lezen.',
    file: (name: string) => `Het sleutelbestand heet ${name}. Schrijf hier op waar u het bewaart:`,
    plain:
      'Voor later, ook zonder deze website: het is een bestand van het programma age. Het wachtwoord is de zeven woorden in kleine letters, met een streepje ertussen.',
  },
}

export type EnrolWords = typeof enrol
