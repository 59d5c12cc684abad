import { describe, expect, test } from 'vitest'
import { harmlessName } from './documents.ts'

const named = (name: string | null, type = 'application/pdf') => harmlessName({ name, type }, 3)

describe('the name of an attachment', () => {
  test.each([
    ['Factuur november.pdf', 'Factuur november.pdf'],
    ['Überweisung – café №5 (2).pdf', 'Überweisung – café №5 (2).pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\kim\\foto.jpg', 'foto.jpg'],
    ['a/b\\c.txt', 'c.txt'],
    ['what?*<>|":.pdf', 'what_______.pdf'],
    ['.gitattributes', 'gitattributes'],
    ['..', 'attachment-3.pdf'],
    ['-rf', 'rf'],
    ['~$brief.docx', '$brief.docx'],
    ['con', '_con'],
    ['NUL.pdf', '_NUL.pdf'],
    ['eindigt op punt.', 'eindigt op punt'],
    ['  spaties  ', 'spaties'],
    ['twee\nregels.pdf', 'twee_regels.pdf'],
    ['foto\u200B.jpg', 'foto.jpg'],
    ['fo\u0301to.jpg', 'f\u00F3to.jpg'],
    ['half\uD800.jpg', 'half_.jpg'],
    ['\u0000', '[U+0000]'],
    ['', 'attachment-3.pdf'],
    [null, 'attachment-3.pdf'],
    [`${'lang '.repeat(100)}.pdf`, `${'lang '.repeat(17)}l.pdf`],
    [`${'字'.repeat(200)}.pdf`, `${'字'.repeat(65)}.pdf`],
  ])('%j becomes %j', (name, harmless) => {
    expect(named(name)).toBe(harmless)
  })

  test('has an ending by its type where it has no name', () => {
    expect(named(null, 'image/jpeg')).toBe('attachment-3.jpg')
    expect(named(null, 'application/x-strange')).toBe('attachment-3.bin')
  })

  test('spells a character that nobody can see, so that an ending cannot hide behind it', () => {
    expect(named('foto\u202Egpj.exe')).toBe('foto[U+202E]gpj.exe')
    expect(named('foto\u2028x.jpg')).toBe('foto[U+2028]x.jpg')
  })
})
