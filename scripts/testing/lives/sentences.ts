// What each sentence of a letter that has a date in it claims. `@` stands for a date. The first pattern that fits counts; the meanings
// belong to the dates in the order in which they stand, and the last one to all that follow.
// A sentence that is not here fails the test: whoever words a letter anew says here what the client will take it to mean.

/** What a date in a letter tells the client. */
export type Meaning =
  /** The day on which the letter was written. */
  | 'written'
  /** The complaint reached us on that day. */
  | 'received'
  /** You will have the decision by that day: a promise. */
  | 'decision-by'
  /** You will hear from us by that day, whatever it is: a promise. */
  | 'hear-by'
  /** The date that we told you last is that day, and it stands: a promise. */
  | 'stands'
  /** We told you that you would have the decision by that day. */
  | 'was-promised'
  /** We told you that you would have the decision by that day, and it has passed. */
  | 'promise-missed'
  /** By our policy you have the decision by that day. */
  | 'by-policy'
  /** By our policy you should have had the decision by that day. */
  | 'policy-missed'
  /** You should have had the decision by that day, told or by our policy. */
  | 'was-missed'
  /** You should have heard from us by that day. */
  | 'hear-was-missed'
  /** An earlier message of today named that day. */
  | 'named-today'
  /** Our last message to you was of that day. */
  | 'last-message'
  /** A step of the investigation was taken that day. */
  | 'trainer-contacted'
  | 'complainant-contacted'
  | 'background-reviewed'
  | 'discussed'
  /** On that day happened what the words after it say. */
  | 'told'
  /** The decision was taken that day. */
  | 'decided'
  /** A decision that we told you before was of that day, and this one takes its place. */
  | 'earlier-decision'
  /** What we told you on that day was a mistake. */
  | 'mistaken-decision'
  | 'mistaken-withdrawal'
  | 'mistaken-referral'
  | 'mistaken-delay'
  /** You withdrew the complaint that day. */
  | 'withdrew'
  /** You asked for the mediator, or said that you do not agree, on that day. */
  | 'asked-mediator'
  /** We referred you to the mediator on that day. */
  | 'referred'
  /** The judgment is given and carried out by that day. */
  | 'judgment-by'
  /** The judgment should have been given and carried out by that day. */
  | 'judgment-missed'

export type SentenceRow = readonly [pattern: RegExp, ...means: readonly [Meaning, ...Meaning[]]]

const nl: readonly SentenceRow[] = [
  [/^[^@]+, @$/, 'written'],
  [/^Wij hebben uw klacht op @ .* ontvangen\.$/, 'received'],
  [/^U krijgt onze beslissing uiterlijk op @\.$/, 'decision-by'],
  [/^Wij verwachten dat u onze beslissing uiterlijk op @ hebt\.$/, 'decision-by'],
  [/^Komt de beslissing niet op tijd, dan verwachten wij dat u die uiterlijk op @ hebt\.$/, 'decision-by'],
  [/^U had onze beslissing uiterlijk op @ moeten krijgen\.$/, 'was-missed'],
  [/^Wij hadden beloofd dat u onze beslissing uiterlijk op @ zou krijgen\.$/, 'promise-missed'],
  [/^Wij hebben beloofd dat u uiterlijk op @ onze beslissing over uw klacht krijgt\.$/, 'was-promised'],
  [/^Volgens onze klachtenregeling krijgt u onze beslissing over uw klacht uiterlijk op @\.$/, 'by-policy'],
  [/^Volgens onze klachtenregeling had u onze beslissing over uw klacht uiterlijk op @ moeten krijgen\.$/, 'policy-missed'],
  [/^Dit bericht komt in de plaats van ons eerdere bericht van vandaag, waarin wij @ noemden\.$/, 'named-today'],
  [/^Omdat dat langer dan .* duurt, krijgt u intussen een tussenbericht: uiterlijk op @\.$/, 'hear-by'],
  [
    /^Omdat dat langer dan .* duurt, krijgt u intussen tussenberichten: uiterlijk op @(?:, op @)* en op @(?:, en daarna elke .*)?\.$/,
    'hear-by',
  ],
  [/^U had uiterlijk op @ van ons moeten horen hoe het met uw klacht staat\.$/, 'hear-was-missed'],
  [/^Ons vorige bericht was van @\.$/, 'last-message'],
  [/^Sinds @ hebben wij geen nieuwe stap in het onderzoek afgerond\.$/, 'last-message'],
  [/^De datum die wij u noemden, verandert niet: u krijgt onze beslissing uiterlijk op @\.$/, 'stands'],
  [/^Uiterlijk op @ hoort u weer van ons\.$/, 'hear-by'],
  [/^Op @ hebben wij met de (?:trainer|betrokken medewerker) over uw klacht gesproken\.$/, 'trainer-contacted'],
  [/^Op @ hebben wij met u over uw klacht gesproken\.$/, 'complainant-contacted'],
  [/^Op @ hebben wij de achtergrond en de afspraken in het contract opnieuw bekeken\.$/, 'background-reviewed'],
  [/^Op @ hebben wij het probleem met u besproken\.$/, 'discussed'],
  [/^Op @ hebben wij een beslissing genomen over de klacht die wij op @ van u kregen\.$/, 'decided', 'received'],
  [/^Deze beslissing komt in de plaats van de beslissing die wij u op @ lieten weten\.$/, 'earlier-decision'],
  [/^Op @ lieten wij u een beslissing op uw klacht weten\.$/, 'mistaken-decision'],
  [/^Op @ lieten wij u weten dat u uw klacht had ingetrokken\.$/, 'mistaken-withdrawal'],
  [/^Op @ lieten wij u weten dat wij u hadden doorverwezen naar de bemiddelaar\.$/, 'mistaken-referral'],
  [/^In ons uitstelbericht van @ stond een vergissing\.$/, 'mistaken-delay'],
  [/^Op @ hebt u ons laten weten dat u het niet eens bent met de uitkomst van uw klacht\.$/, 'asked-mediator'],
  [/^Op @ hebt u ons gevraagd om de bemiddelaar\.$/, 'asked-mediator'],
  [/^Wij hebben u op @ doorverwezen naar .*\.$/, 'referred'],
  [/^Uiterlijk op @ is het oordeel gegeven én uitgevoerd\.$/, 'judgment-by'],
  [/^Het oordeel had uiterlijk op @ gegeven én uitgevoerd moeten zijn\.$/, 'judgment-missed'],
  [/^Op @ hebt u uw klacht ingetrokken\.$/, 'withdrew'],
  [/^Op @: (?<told>.*)$/s, 'told'],
]

const en: readonly SentenceRow[] = [
  [/^[^@]+, @$/, 'written'],
  [/^Your complaint reached us .* on @\.$/, 'received'],
  [/^You will have our decision by @ at the latest\.$/, 'decision-by'],
  [/^We expect that you will have our decision by @\.$/, 'decision-by'],
  [/^If the decision does not come in time, we expect that you will have it by @\.$/, 'decision-by'],
  [/^You should have had our decision by @\.$/, 'was-missed'],
  [/^We promised you our decision by @\.$/, 'promise-missed'],
  [/^We promised you our decision on your complaint by @\.$/, 'was-promised'],
  [/^By our complaints procedure you will have our decision on your complaint by @\.$/, 'by-policy'],
  [/^By our complaints procedure you should have had our decision on your complaint by @\.$/, 'policy-missed'],
  [/^This message takes the place of our earlier message of today, which named @\.$/, 'named-today'],
  [
    /^As that is more than .* away, we will write to you in between: by @(?:, by @)*(?: and by @)?(?:, and every .* after that)?\.$/,
    'hear-by',
  ],
  [/^You should have heard from us by @ how your complaint is getting on\.$/, 'hear-was-missed'],
  [/^Our last message was on @\.$/, 'last-message'],
  [/^Since @ we have not completed another step of the investigation\.$/, 'last-message'],
  [/^The date that we named to you does not change: you will have our decision by @\.$/, 'stands'],
  [/^You will hear from us again by @\.$/, 'hear-by'],
  [/^On @ we spoke with the (?:trainer|colleague concerned) about your complaint\.$/, 'trainer-contacted'],
  [/^On @ we spoke with you about your complaint\.$/, 'complainant-contacted'],
  [/^On @ we went over the background and the contract again\.$/, 'background-reviewed'],
  [/^On @ we discussed the problem with you\.$/, 'discussed'],
  [/^On @ we took a decision on the complaint that reached us on @\.$/, 'decided', 'received'],
  [/^This decision takes the place of the one that we told you on @\.$/, 'earlier-decision'],
  [/^On @ we told you a decision on your complaint\.$/, 'mistaken-decision'],
  [/^On @ we told you that you had withdrawn your complaint\.$/, 'mistaken-withdrawal'],
  [/^On @ we told you that we had referred you to the mediator\.$/, 'mistaken-referral'],
  [/^There was a mistake in our message of @ about the delay\.$/, 'mistaken-delay'],
  [/^On @ you told us that you do not agree with the outcome of your complaint\.$/, 'asked-mediator'],
  [/^On @ you asked us for the mediator\.$/, 'asked-mediator'],
  [/^On @ we referred you to .*\.$/, 'referred'],
  [/^By @ the judgment will have been given and carried out\.$/, 'judgment-by'],
  [/^The judgment should have been given and carried out by @\.$/, 'judgment-missed'],
  [/^On @ you withdrew your complaint\.$/, 'withdrew'],
  [/^On @: (?<told>.*)$/s, 'told'],
]

export const SENTENCES = { nl, en } as const

/** Promises without a date: a message within so many days after the letter reached the client. */
export const HEAR_WITHIN = {
  nl: /^(?:Binnen twee weken hoort u weer van ons|Omdat dat langer dan twee weken duurt, krijgt u intussen elke twee weken een tussenbericht)\.$/m,
  en: /^(?:You will hear from us again within two weeks|As that is more than two weeks away, we will write to you in between, every two weeks)\.$/m,
} as const
