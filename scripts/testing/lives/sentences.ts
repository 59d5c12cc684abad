// What each sentence of a letter that has a date in it claims. `@` stands for a date. The first pattern that fits counts; the meanings
// belong to the dates in the order in which they stand, and the last one to all that follow.
// A sentence that is not here fails the test: whoever words a letter anew says here what the client will take it to mean.

/** What a date in a letter tells the client. */
export type Meaning =
  /** The complaint reached us on that day. */
  | 'received'
  /** You will have the decision by that day: a promise. */
  | 'decision-by'
  /** You will hear from us by that day, whatever it is: a promise. */
  | 'hear-by'
  /** We told you that you would have the decision by that day. */
  | 'was-promised'
  /** By our policy you would have had the decision by that day. */
  | 'by-policy'
  /** That day has passed without the decision that was promised or that the policy asks for. */
  | 'was-missed'
  /** The decision may still come by that day, and nothing more. */
  | 'may-come-by'
  /** The date that we told you last is that day, and it stands. */
  | 'stands'
  /** We promised that you would hear from us by that day. */
  | 'hear-was-promised'
  /** You should have heard from us by that day. */
  | 'hear-was-missed'
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
  /** A decision that we told you before was of that day. */
  | 'earlier-decision'
  /** You withdrew the complaint that day. */
  | 'withdrew'
  /** We told you, on that day, that the complaint had been withdrawn, by mistake. */
  | 'earlier-withdrawal'
  /** You asked for the mediator, or said that you do not agree, on that day. */
  | 'asked-mediator'
  /** We referred you to the mediator on that day. */
  | 'referred'
  /** The judgment is given and carried out by that day: a promise. */
  | 'judgment-by'
  /** The judgment should have been given and carried out by that day. */
  | 'judgment-missed'
  /** The day on which the letter was written. */
  | 'written'

export type SentenceRow = readonly [pattern: RegExp, ...means: readonly [Meaning, ...Meaning[]]]

const nl: readonly SentenceRow[] = [
  [/^Wij hebben uw klacht op @ .* ontvangen\.$/, 'received'],
  [/^U krijgt onze beslissing uiterlijk op @\.$/, 'decision-by'],
  [/^U had onze beslissing (?:op uw klacht )?uiterlijk op @ moeten krijgen\.$/, 'was-missed'],
  [/^Wij hebben u onze beslissing op uw klacht uiterlijk op @ toegezegd\.$/, 'was-promised'],
  [/^Wij verwachten dat u onze beslissing uiterlijk op @ hebt\.$/, 'decision-by'],
  [/^Omdat dat langer dan .* duurt, krijgt u een tussenbericht: uiterlijk op @(?:, @)*(?: en @)?\.$/, 'hear-by'],
  [/^Wij hebben u beloofd dat u uiterlijk op @ hoort hoe het met uw klacht staat\.$/, 'hear-was-promised'],
  [/^U had uiterlijk op @ een tussenbericht van ons moeten krijgen\.$/, 'hear-was-missed'],
  [/^Ons vorige bericht was van @\.$/, 'last-message'],
  [/^Sinds @ hebben wij geen nieuwe stap in het onderzoek afgerond\.$/, 'last-message'],
  [/^De datum blijft zoals wij u schreven: u krijgt onze beslissing uiterlijk op @\.$/, 'stands'],
  [/^Uiterlijk op @ krijgt u weer een tussenbericht van ons\.$/, 'hear-by'],
  [/^Op @ hebben wij (?:met )?de trainer over uw klacht gesproken\.$/, 'trainer-contacted'],
  [/^Op @ hebben wij (?:met )?u over uw klacht gesproken\.$/, 'complainant-contacted'],
  [/^Op @ hebben wij de achtergrond en de afspraken in het contract opnieuw bekeken\.$/, 'background-reviewed'],
  [/^Op @ hebben wij het probleem met (?:de opdrachtgever|u) besproken\.$/, 'discussed'],
  [/^Op @ hebben wij een beslissing genomen over de klacht die wij op @ van u kregen\.$/, 'decided', 'received'],
  [/^Op @ hebt u ons laten weten dat u het niet eens bent met de uitkomst van uw klacht\.$/, 'asked-mediator'],
  [/^Wij hebben u op @ doorverwezen naar .*\.$/, 'referred'],
  [/^Uiterlijk op @ is het oordeel gegeven én uitgevoerd\.$/, 'judgment-by'],
  [/^Het oordeel had uiterlijk op @ gegeven én uitgevoerd moeten zijn\.$/, 'judgment-missed'],
  [/^Op @ hebt u uw klacht ingetrokken\.$/, 'withdrew'],
  [/^Op @: (?<told>.*)$/s, 'told'],
]

const en: readonly SentenceRow[] = [
  [/^Your complaint reached us .* on @\.$/, 'received'],
  [/^You will have our decision by @ at the latest\.$/, 'decision-by'],
  [/^You should have had our decision (?:on your complaint )?by @\.$/, 'was-missed'],
  [/^We promised you our decision on your complaint by @\.$/, 'was-promised'],
  [/^We expect that you will have our decision by @\.$/, 'decision-by'],
  [/^As that is more than .* away, we will write to you in between, at the latest on @(?:, @)*(?: and @)?\.$/, 'hear-by'],
  [/^We promised to tell you by @ how your complaint is getting on\.$/, 'hear-was-promised'],
  [/^You should have heard from us by @ how your complaint is getting on\.$/, 'hear-was-missed'],
  [/^Our last message was on @\.$/, 'last-message'],
  [/^Since @ we have not completed another step of the investigation\.$/, 'last-message'],
  [/^The date stays as we told you: you will have our decision by @\.$/, 'stands'],
  [/^You will hear from us again by @\.$/, 'hear-by'],
  [/^On @ we spoke to the trainer about your complaint\.$/, 'trainer-contacted'],
  [/^On @ we spoke to you about your complaint\.$/, 'complainant-contacted'],
  [/^On @ we went over the background and the contract again\.$/, 'background-reviewed'],
  [/^On @ we discussed the problem with (?:the client|you)\.$/, 'discussed'],
  [/^On @ we took a decision on the complaint that reached us on @\.$/, 'decided', 'received'],
  [/^On @ you told us that you do not agree with the outcome of your complaint\.$/, 'asked-mediator'],
  [/^On @ we referred you to .*\.$/, 'referred'],
  [/^By @ the judgment will have been given and carried out\.$/, 'judgment-by'],
  [/^The judgment should have been given and carried out by @\.$/, 'judgment-missed'],
  [/^On @ you withdrew your complaint\.$/, 'withdrew'],
  [/^On @: (?<told>.*)$/s, 'told'],
]

export const SENTENCES = { nl, en } as const
