// The text of a policy version in one language, taken apart: a title, an introduction, and one section for every fact.
//
//     # Title, with {placeholders}
//     The introduction.
//     ## A1
//     What the fact says, in Markdown.
//     ## P1 The heading of a step
//     What is promised in this step.
import type { Sentence } from '../procedure/sentence.ts'
import { FACTS, type FactKey, isFactKey, isStep } from './policy-facts.ts'

/** A section: `heading` is empty for facts about the organisation, which the page shows without one. */
export interface Section {
  readonly heading: string
  readonly markdown: string
}

export interface PolicyText {
  readonly title: string
  readonly lead: string
  readonly sections: Readonly<Record<FactKey, Section>>
}

/** Something wrong in a text. `offset` counts characters from its start; `message` is a sentence with the remedy. */
export interface TextFinding {
  readonly offset: number
  readonly code: string
  readonly message: Sentence
}

interface Block {
  readonly offset: number
  readonly hashes: string
  readonly heading: string
  readonly markdown: string
}

/** The parts of a policy text, or what is wrong with its build-up. Placeholders are left as they stand. */
export function parsePolicyText(text: string): { text: PolicyText } | { findings: TextFinding[] } {
  const [title, ...rest] = blocksOf(text)
  const findings: TextFinding[] = []
  if (title?.hashes !== '#' || text.slice(0, title.offset).trim() !== '' || title.heading === '')
    findings.push({
      offset: 0,
      code: 'title',
      message: {
        en: 'the text must start with its title. Write it on the first line, after # and a space',
        nl: 'de tekst moet beginnen met zijn titel. Schrijf die op de eerste regel, achter # en een spatie',
      },
    })
  else if (title.markdown === '')
    findings.push({
      offset: title.offset,
      code: 'missing',
      message: { en: 'the introduction is missing. Write it below the title', nl: 'de inleiding ontbreekt. Schrijf die onder de titel' },
    })
  const sections = new Map<FactKey, Section>()
  for (const block of title?.hashes === '#' ? rest : blocksOf(text)) findings.push(...takeSection(block, sections))
  for (const key of FACTS)
    if (!sections.has(key))
      findings.push({
        offset: 0,
        code: 'missing-fact',
        message: {
          en: `the fact ${key} is missing. Add a section that starts with ## ${key}`,
          nl: `het onderdeel ${key} ontbreekt. Voeg een deel toe dat begint met ## ${key}`,
        },
      })
  if (findings.length || !title) return { findings }
  return { text: { title: title.heading, lead: title.markdown, sections: Object.fromEntries(sections) as Record<FactKey, Section> } }
}

function blocksOf(text: string): Block[] {
  const headings = [...text.matchAll(/^(#+)[ \t]*(.*)$/gm)]
  return headings.map((match, index) => ({
    offset: match.index,
    hashes: match[1] ?? '',
    heading: (match[2] ?? '').trim(),
    markdown: text.slice(match.index + match[0].length, headings[index + 1]?.index).trim(),
  }))
}

function takeSection({ offset, hashes, heading, markdown }: Block, sections: Map<FactKey, Section>): TextFinding[] {
  const [key = '', ...words] = heading.split(/\s+/)
  const wrong = (code: string, message: Sentence) => [{ offset, code, message }]
  if (hashes !== '##' || !isFactKey(key))
    return wrong('unknown-fact', {
      en: `a heading must be ## and the key of a fact. Choose one of ${FACTS.join(', ')}, or remove the heading`,
      nl: `een kop bestaat uit ## en de code van een onderdeel. Kies uit ${FACTS.join(', ')}, of haal de kop weg`,
    })
  if (sections.has(key))
    return wrong('fact-twice', {
      en: `the fact ${key} stands here twice. Keep one of the two`,
      nl: `het onderdeel ${key} staat er twee keer. Haal een van de twee weg`,
    })
  sections.set(key, { heading: words.join(' '), markdown })
  if (isStep(key) && words.length === 0)
    return wrong('heading', {
      en: `the step ${key} has no heading. Write it behind ## ${key}`,
      nl: `de stap ${key} heeft geen kop. Schrijf die achter ## ${key}`,
    })
  if (!isStep(key) && words.length > 0)
    return wrong('heading', {
      en: `the page shows no heading for ${key}. Keep just ## ${key}, and write the rest below it`,
      nl: `de pagina laat voor ${key} geen kop zien. Houd alleen ## ${key} over, en schrijf de rest eronder`,
    })
  if (markdown === '')
    return wrong('missing', {
      en: `the section ${key} is empty. Write what ${key} says`,
      nl: `het onderdeel ${key} is leeg. Schrijf wat ${key} zegt`,
    })
  return []
}
