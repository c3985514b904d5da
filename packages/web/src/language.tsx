// Vietnamese first, English second. Words stand beside the screen that says them, as Text.
import type { Language, Text } from '@tinnhiem/core';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const storageKey = 'tinnhiem.language';

interface Chosen {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<Chosen>({ language: 'vi', setLanguage: () => {} });

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(storageKey, language);
    } catch {
      // A browser that keeps nothing starts in Vietnamese each time.
    }
  }, [language]);
  return <LanguageContext.Provider value={{ language, setLanguage }}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Chosen {
  return useContext(LanguageContext);
}

/** Says a text in the language of the reader. */
export type Say = (text: Text) => string;

export function useText(): Say {
  const { language } = useLanguage();
  return (text) => text[language];
}
