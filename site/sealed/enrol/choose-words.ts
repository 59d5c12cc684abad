// The words that protect a key, drawn by lot: nobody thinks of words that nobody else would think of.
import type { Language } from '../../../scripts/procedure/case.ts'

/** Seven words out of 2,048 are 77 bits: nobody guesses them, also with the key file in hand and for years. */
export const WORDS = 7

/** `WORDS` words in a language, drawn by lot. One may be drawn twice. */
export async function chooseWords(language: Language): Promise<string[]> {
  const list = await wordsIn(language)
  return Array.from(crypto.getRandomValues(new Uint16Array(WORDS)), (drawn) => wordAt(list, drawn))
}

/** 2,048 words, each as likely as any other: what is drawn, 65,536 possibilities, is a multiple of them. */
export function wordAt(list: readonly string[], drawn: number): string {
  return list[drawn % list.length] ?? ''
}

/** The list of a language. In English the one that bitcoin wallets use (BIP39). */
export async function wordsIn(language: Language): Promise<readonly string[]> {
  if (language === 'nl') return (await import('./dutch-words.ts')).words
  return (await import('@scure/bip39/wordlists/english.js')).wordlist
}

/** Two different places out of `WORDS`, counted from 1, the smaller first: which words are asked for. */
export function twoPlaces(): [number, number] {
  const [first = 0, step = 0] = crypto.getRandomValues(new Uint8Array(2))
  const one = first % WORDS
  const two = (one + 1 + (step % (WORDS - 1))) % WORDS
  return [Math.min(one, two) + 1, Math.max(one, two) + 1]
}
