// The words of the reader in English.
import type { ReaderWords, TroubleWords } from '../nl/reader.ts'

const trouble = (title: string, text: string, next: string): TroubleWords => ({ title, text, next })

export const reader: ReaderWords = {
  register: 'Complaints register',
  ownName: 'English',

  title: 'Open the complaints register',
  lead: 'Complaints are confidential. Only staff and the trainer involved can read them here, each with a key of their own.',
  locked: 'The register is locked.',
  lockedIdle: 'The register has locked itself, because you did nothing for a quarter of an hour.',
  open: 'Open',
  passkeyHelp: 'This device will then ask for your fingerprint, your face or your PIN.',
  otherWay: 'Does that not work? Open with your key file',
  keyFile: 'Your key file',
  keyFileHelp: 'You saved it when you made your key. Its name starts with klachtenregister-sleutel and ends in .age.',
  keyFileHere: 'Your key file is on this device.',
  otherFile: 'Choose another key file',
  words: 'The words of your key',
  wordsHelp: 'All words one after the other. Capitals, spaces and hyphens make no difference.',
  showWords: 'Show what I type',
  keepFile: 'Keep my key file on this device',
  keepFileHelp: 'Next time you type the words only. Do not do this on somebody else’s computer.',
  busyPasskey: 'Waiting for your device…',
  busyWords: 'Opening. This takes a few seconds…',
  noKey: 'No key yet?',
  makeKey: 'Make a key',
  forget: 'Remove my key from this device',
  forgetSure:
    'After that you can open the register on this device only with the key file and the words that you saved yourself. What was typed here and not sent yet is gone then, and so is your token for GitHub. Do you want to remove the key from this device?',
  forgetYes: 'Yes, remove it',
  forgetNo: 'No',
  forgotten:
    'Your key is no longer on this device. The list of passkeys of your device may still show “Klachtenregister”: it opens nothing any more.',

  bar: 'This register',
  of: (date, age) => `Register of ${date}, ${age}`,
  age: (hours) => (hours < 1 ? 'less than an hour old' : hours === 1 ? '1 hour old' : `${hours}\u00a0hours old`),
  tooOld: (hours) =>
    `Please note: this register is ${hours} hours old. What has happened since then is not shown here yet. Tell the administrator.`,
  trainer: (name) => `${name} (trainer)`,
  lock: 'Lock',
  loading: 'Opening…',
  idle: 'The register will lock in a minute, because you have not done anything for a while.',
  stay: 'Keep it open',
  newer: 'There is a newer version of the register.',
  showNewer: 'Show the new version',
  renewed: 'The register has just been renewed. You see the new version.',
  tokenUntil: (date, { state, days }) => {
    if (state === 'good') return `You send with your own token. It works until ${date}.`
    if (state === 'ended') return `Your token for GitHub worked until ${date}. You cannot send anything with it any more. Make a new one.`
    const still = days === 0 ? ', which is today' : days === 1 ? ', which is tomorrow' : ` (${days} more days)`
    return `Your token for GitHub works until ${date}${still}. After that you cannot send anything with it.`
  },
  tokenForget: 'Replace it',
  tokenSure: 'This device then forgets the old one. The next form shows how to make a new one, and asks for it.',
  tokenYes: 'Yes, forget the old one',
  tokenNo: 'No, not now',
  tokenForgotten: 'Your token is no longer on this device. The next form asks for the new one.',
  saved: (name) => `${name} is in your downloads.`,
  offer:
    'Would you like to open the register on this device with your fingerprint, your face or your PIN from now on? Then you no longer have to type the words.',
  offerYes: 'Yes, please',
  offerNo: 'Not now',
  offered: 'All set. Next time, just press “Open”.',
  notOffered: 'That did not work: the question of your device was dismissed, or it took too long. Feel free to try again.',
  cannotOffer: 'This device cannot do that. Keep opening with your key file and the words.',
  notKept:
    'This browser keeps nothing, perhaps because this is a private window. Next time you will need your key file and the words again.',
  again: 'Try again',
  toOverview: 'To the overview',

  troubles: {
    offline: trouble(
      'No connection',
      'The page could not be fetched. This device is probably not connected to the internet.',
      'Check the connection and try again.',
    ),
    strange: trouble(
      'Something else answers',
      'Another page came in place of the register. That happens on a network where you have to sign in first, as in a hotel or on a train, or when there is a fault.',
      'Sign in to the network or use another one, and try again. Does it happen at home as well? Tell the administrator.',
    ),
    incomplete: trouble(
      'Not complete yet',
      'A part of the register is missing. It is probably being renewed right now.',
      'Try again in ten minutes. Still no luck? Tell the administrator.',
    ),
    'not-a-reader': trouble(
      'You cannot read the register with this key',
      'The key is sound, but it is not, or no longer, among those of the readers. A new key works only after the administrator has added it and the register has been renewed.',
      'Ask the administrator whether your key has been added. Did you make a new key later? Then choose the new key file.',
    ),
    damaged: trouble(
      'This page is not right',
      'What the website sent is damaged, or is something else than what belongs here. That is why we do not show it.',
      'Try again. Does it stay like this? Tell the administrator: somebody may have tampered with the website.',
    ),
    older: trouble(
      'This is an old version of the register',
      'This device has seen a newer version before. We do not show an old one: you would miss what has happened since.',
      'Try again in ten minutes. Does it stay like this? Tell the administrator.',
    ),
    'no-such-page': trouble(
      'This page is not here',
      'It does not exist, or it is not meant for you.',
      'Check the number, or go to the overview.',
    ),
    'no-key-file': trouble('No key file has been chosen yet', '', 'Choose the file that you saved when you made your key.'),
    'not-a-key-file': trouble(
      'This is not a key file',
      'You chose another file, or the file is damaged.',
      'Choose the file whose name starts with klachtenregister-sleutel. Is it lost? Then make a new key.',
    ),
    'no-words': trouble('The words are missing', '', 'Type or paste the words of your key.'),
    'wrong-words': trouble(
      'The words are not right',
      'They do not belong to this key file.',
      'Check the spelling and the order of the words, and whether one is missing. “Show what I type” lets you see for yourself.',
    ),
    cancelled: trouble(
      'Not opened',
      'The question of your device was dismissed, or it took too long. Or the passkey for this register is no longer on this device.',
      'Press “Open” once more, or open with your key file and the words.',
    ),
    'no-passkey': trouble(
      'This device cannot open the key',
      'The browser or the device does not support it.',
      'Open with your key file and the words. That always works.',
    ),
    'passkey-gone': trouble(
      'Your device gave another passkey',
      'The one for this register was deleted or replaced.',
      'Open with your key file and the words. After that you can set up this device again.',
    ),
    failed: trouble(
      'It did not work',
      'Something went wrong in this browser.',
      'Reload the page and try again. Still no luck? Use another browser, such as Edge, Chrome, Firefox or Safari.',
    ),
  },

  framed: trouble(
    'Open the register in a window of its own',
    'This page stands inside another website, which could watch what you do.',
    'Open the register here:',
  ),
  insecure: trouble(
    'This connection is not secure',
    'The address begins with http. Your key cannot be used safely over such a connection.',
    'Type https:// before the address. Does that not work? Tell the administrator.',
  ),
  tooOldBrowser: trouble(
    'This browser is too old',
    'It cannot decrypt what is here.',
    'Update your browser or phone, or use another browser, such as Edge, Chrome, Firefox or Safari.',
  ),
  noScript:
    'Do you see this for more than a few seconds? Then your browser is too old, or JavaScript is switched off. Update the browser, switch JavaScript on, or use another browser.',
}
