// The words of the page on which somebody makes a key, in English.
import type { EnrolWords } from '../nl/enrol.ts'

export const enrol: EnrolWords = {
  register: 'Complaints register',
  title: 'Your key to the complaints register',
  skip: 'Skip to the content',
  otherLanguage: 'Nederlands',
  switchStarts:
    'On the Dutch page you start at step 1 again. Your key stays valid: choose “Ik heb al een sleutel” there. Go to the Dutch page?',
  switchLoses:
    'On the Dutch page you start again. The words that you were given here do not count there. Go to the Dutch page all the same?',

  steps: 'Steps',
  stepNames: { who: 'Who you are', words: 'Your words', keep: 'Keep it', pass: 'Hand it over', done: 'Done' },
  stepDone: 'done',
  stepOf: (step, name) => `Step ${step} of 5: ${name}`,
  next: 'Continue',
  back: 'Back',

  noScript: 'A key is made in your browser. JavaScript must be switched on for that. Switch it on, or use another browser.',
  unable: {
    framed: 'This page stands inside another website, which can watch what you do. Open the page in a window of its own:',
    insecure:
      'This connection is not secure, so no key can be made here. Type https:// before the address in the address bar, or ask the administrator for the right address.',
    tooOldBrowser: 'This browser is too old to make a key. Update it, or use another one, such as Edge, Chrome, Firefox or Safari.',
  },
  failed: 'Something went wrong in this browser. Nothing is lost. Try again. If it still does not work, use another browser.',

  who: {
    title: 'How you get access',
    lead: 'Complaints are confidential. They are encrypted on the internet: only somebody with a key can read them. Here you make your own key. You do this once, and it takes about ten minutes. Have pen and paper ready.',
    plan: [
      'You get seven words and write them down. They open your key.',
      'You keep your key in a file.',
      'You send the administrator another file, with nothing secret in it. After that you can read the register.',
    ],
    safe: 'Your words and your key do not leave this device. Nobody else sees them, not even the administrator.',
    id: 'Your short name in the register',
    idHelp: 'The administrator gave it to you. It is usually your first and last name, such as anna-jansen.',
    idGiven: 'It was in the address that the administrator sent you.',
    noId: 'Fill in the short name that the administrator gave you, such as anna-jansen. Letters, digits and hyphens only.',
    label: 'This device is called',
    labelHelp: 'So that you know later which device this key belongs to.',
    noLabel: 'Give this device a name, such as laptop or phone.',
    devices: { computer: 'computer', phone: 'phone', tablet: 'tablet' },
    make: 'Make my key',
    have: 'I already have a key',
    hasKey: 'There is already a key on this device.',
    hasKeyHelp:
      'Does it still work? Then choose “I already have a key”. A new key takes the place of the old one on this device, and opens the register only after the administrator has added it.',
    busy: 'Your key is being made…',
  },

  words: {
    title: 'Write these seven words down',
    lead: 'Copy them in this order, with their numbers. We ask for two of them in a moment.',
    list: 'Your seven words',
    care: 'Keep the paper where only you can get at it, and not with this device. Do not photograph it and do not put the words in an e-mail. A password manager is fine.',
    never: 'Nobody will ever ask you for these words or for your key file, not even the administrator. If somebody does, do not give them.',
    print: 'Print',
    written: 'I have written them down',
  },
  check: {
    title: 'Look at your paper',
    lead: 'The words are no longer on the screen. Type these two from your paper.',
    word: (place) => `Word ${place}`,
    wrong: (place) => `This is not word ${place}. Look at number ${place} on your paper.`,
    missing: (place) => `Type word ${place}.`,
    again: 'See the words again',
    check: 'Check',
    busy: 'Your key file is being made…',
  },
  open: {
    title: 'Open your key',
    lead: 'That takes your key file and your words.',
    file: 'Your key file',
    fileHelp: 'Its name starts with klachtenregister-sleutel and ends in .age.',
    here: 'Your key file is on this device.',
    other: 'Choose another key file',
    noFile: 'Choose your key file.',
    notAKeyFile: 'This is not a key file, or it is damaged. Choose the file that you saved when you made your key.',
    words: 'Your words',
    wordsHelp: 'All the words in a row. Capitals, spaces and hyphens make no difference.',
    noWords: 'Type the words of your key.',
    wrongWords: 'These words do not belong to this file. See whether each word is spelt correctly and in its place.',
    open: 'Open',
    busy: 'Opening. This takes a few seconds…',
  },

  keep: {
    title: 'Keep your key',
    file: 'Your key file',
    fileLead:
      'Save this file, and then put it in a place that you can reach from another device too, such as your own folder on OneDrive. Without your words it is of no use to anybody.',
    save: 'Save the key file',
    share: 'Share…',
    saved: (name) => `${name} is now in your downloads.`,
    shared: 'The file was passed on.',
    fileAgain: 'You already have your key file. You need not save it again.',
    notSaved: 'Save your key file first. Without it you cannot get into the register on another device.',
    here: 'Keep it on this device too',
    hereHelp: 'Then you only type your words here. Switch this off on somebody else’s computer.',
    notKept: 'This browser keeps nothing, perhaps because this is a private window. You will need both your key file and your words here.',
    passkey: 'Open without words',
    passkeyLead:
      'This is up to you. You then open the register on this device with your fingerprint, your face or your PIN. Do this only on a device that nobody else uses.',
    passkeyTwice: 'Your device asks twice: first to set it up, then to see whether it works. It calls this a passkey.',
    passkeyMake: 'Set it up',
    passkeyBusy: 'See what your device asks…',
    passkeyDone: (name) => `That is done. In the list of your device it is called “${name}”.`,
    passkeyCancelled: 'That did not work: the question of your device was dismissed or took too long. Do try again, or go on without it.',
    passkeyCannot: (name) =>
      `This device cannot do this. You open the register here with your words. Is “${name}” now in the list of passkeys of your device? You may delete it: it opens nothing.`,
    passkeyNeedsHere: 'First switch on “Keep it on this device too”.',
  },

  pass: {
    title: 'Hand your key to the administrator',
    lead: 'That takes two things: a file and a phone call. Nothing of this is secret.',
    leadAgain: 'Does the administrator already know this key? Then you can skip this step.',
    file: 'Send this file',
    fileLead: (name) => `Save ${name} and send it to the administrator, attached to an e-mail.`,
    save: 'Save the file',
    mail: 'Prepare an e-mail',
    share: 'Share…',
    copy: 'Copy the text',
    saved: (name) => `${name} is now in your downloads.`,
    shared: 'The file was passed on.',
    copied: 'Copied. Paste it into a message to the administrator.',
    notCopied: 'It could not be copied. Save the file instead.',
    notSaved: 'Hand over the file first: save it, share it or copy it.',
    mailSubject: (id) => `Key to the complaints register: ${id}`,
    mailBody: (name) =>
      `Hello,\r\n\r\nI have made a key to the complaints register. The file ${name} is attached to this e-mail.\r\n\r\nI will call you to read out the check code.\r\n`,
    github: 'Do you have an account on GitHub?',
    githubNew: 'Prepare a proposal on GitHub',
    githubNewHelp: 'Everything is filled in there. Click “Commit changes” and then “Propose changes”. Then you need not send the file.',
    githubEdit: 'Open my file on GitHub',
    githubEditHelp: (name) =>
      `Do you have an earlier key? Then ${name} exists already. Copy the text above, open your file and paste the text below it.`,
    call: 'Call the administrator',
    callLead:
      'Read this code out, four characters at a time. It has no letters O and I: those are the digits zero and one. Then the administrator knows for certain that the file is yours. You may be called back.',
    code: 'Your check code',
    next: 'I have handed it over',
  },

  done: {
    title: 'Done. This is what happens next',
    list: [
      'The administrator adds your key.',
      'The register is then made again, usually within a day.',
      'From then on you can open the register. Before that it says that you cannot read it with this key yet.',
    ],
    keepHeading: 'One more look',
    keepList: [
      'Your paper with the seven words is in a safe place.',
      'Your key file is in a lasting place, not only in your downloads.',
      'The register is among your favourites, or on the home screen of your phone.',
    ],
    toRegister: 'To the register',
  },

  more: 'Good to know',
  second: {
    title: 'I want to read the register on another device too',
    text: [
      'Use the same key there. See that your key file is on that device, open the register there and type your words. The administrator need not do anything.',
      'You can also make a key for each device. Then every device has its own words, and the administrator adds every key. That has one advantage: if you lose a device, only that key goes. For most people one key is easier.',
    ],
  },
  lost: {
    title: 'My device is lost or stolen',
    text: [
      'Call the administrator at once, who takes your key out. Then make a new one here on another device.',
      'A thief who does not have your words and cannot unlock your device can read nothing. One who can is able to read what was in the register until your key was taken out, and nothing that comes after.',
    ],
  },
  forgotten: {
    title: 'I have lost my words or my key file',
    text: [
      'Nobody can get them back, not even the administrator. Make a new key and ask the administrator to take the old one out. Nothing is lost: all complaints are still there.',
    ],
  },

  sheet: {
    title: 'Key to the complaints register',
    of: 'Of',
    device: 'Made on',
    day: 'Date',
    code: 'Check code',
    address: 'Address of the register',
    words: 'The seven words',
    care: 'Keep this sheet where only you can get at it, and not with your device. Whoever has these words and your key file can read the register.',
    file: (name) => `The key file is called ${name}. Write down here where you keep it:`,
    plain:
      'For later, also without this website: it is a file of the program age. The password is the seven words in small letters, with a hyphen between them.',
  },
}
