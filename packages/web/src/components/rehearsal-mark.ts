// What leaves the screen of a rehearsal, on paper or as a file, says that it is one.

/** Sets the words for a rehearsal while its round is on the screen; returns how to take them away. */
export function markRehearsal(words: string): () => void {
  document.body.dataset.rehearsal = words;
  return () => {
    delete document.body.dataset.rehearsal;
  };
}

/** The words for a rehearsal; empty where what is on the screen is real. */
export function rehearsalMark(): string {
  return document.body.dataset.rehearsal ?? '';
}
