/** @jsxImportSource preact */
// Vietnamese first, English second. Kept with the tab only: nothing of a voter stays in the browser.
import type { Language, Text } from '@tinnhiem/core';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

const storageKey = 'tinnhiem.language';

/** The same words in both languages; the core's own function would bring its schemas onto the phone. */
export function words(vi: string, en: string): Text {
  return { vi, en };
}

/** Words of the office: in both languages where it has both, else as they are. */
export type OfficeWords = string | Text;

export type Say = (text: OfficeWords) => string;

interface Chosen {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<Chosen>({ language: 'vi', setLanguage: () => {} });

function remembered(): Language {
  try {
    return sessionStorage.getItem(storageKey) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function LanguageProvider({ children }: { readonly children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      sessionStorage.setItem(storageKey, language);
    } catch {
      // A browser that keeps nothing starts in Vietnamese each time.
    }
  }, [language]);
  return <LanguageContext.Provider value={{ language, setLanguage }}>{children}</LanguageContext.Provider>;
}

export function useText(): Say {
  const { language } = useContext(LanguageContext);
  return (text) => (typeof text === 'string' ? text : text[language]);
}

const label = words('Ngôn ngữ', 'Language');

export function LanguageSwitch() {
  const say = useText();
  const { language, setLanguage } = useContext(LanguageContext);
  return (
    <div class="languages" role="radiogroup" aria-label={say(label)}>
      {(['vi', 'en'] as const).map((own) => (
        <label key={own}>
          <input
            type="radio"
            name="language"
            class="visually-hidden"
            checked={language === own}
            onChange={() => setLanguage(own)}
          />
          <span>{own.toUpperCase()}</span>
        </label>
      ))}
    </div>
  );
}
