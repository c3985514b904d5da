/** The file beside the archive of a rehearsal that says what it is sealed with. */
export const passphraseFile = 'mat-khau-dien-tap.txt';
