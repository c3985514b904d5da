// Which words can be written in Vietnamese. Used only as evidence of an encoding, never to judge a person's name.

export const onsets: readonly string[] = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

export const rhymes: ReadonlySet<string> = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot',
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu',
    'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu',
  ].flatMap((line) => line.split(' ')),
);
/** After `qu`, where the letter u belongs to the beginning of the syllable. */
export const rhymesAfterQu: ReadonlySet<string> = new Set(
  'a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân ât ây e en eo et ê ên êt i ich it ơ ơn ôc y ych yên yêt ynh yt'.split(
    ' ',
  ),
);

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const acuteOrDot = /[\u0301\u0323]/u;
const stopped = /(?:c|ch|p|t)$/u;
const frontVowel = /^[ieêy]/u;

/** Whether a word, in any case and normal form, is a syllable that Vietnamese spelling allows. */
export function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  const tones = apart.match(toneMarks) ?? [];
  if (tones.length > 1) return false;
  const letters = apart.replace(toneMarks, '').normalize('NFC');
  if (stopped.test(letters) && !acuteOrDot.test(tones[0] ?? '')) return false;
  if (rhymes.has(letters)) return true;
  return onsets.some((onset) => letters.startsWith(onset) && isRhymeAfter(onset, letters.slice(onset.length)));
}

function isRhymeAfter(onset: string, rhyme: string): boolean {
  if (onset === 'qu') return rhymesAfterQu.has(rhyme);
  if (onset === 'gi') return rhymes.has(rhyme) && !frontVowel.test(rhyme);
  if (!rhymes.has(rhyme)) return false;
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return frontVowel.test(rhyme);
  if (onset === 'c' || onset === 'ng') return !frontVowel.test(rhyme);
  // gì, gìn, giếng, giết: the i of "gi" begins the rhyme.
  if (onset === 'g') return rhyme.startsWith('i') || !frontVowel.test(rhyme);
  return true;
}
