import { type RefObject, useLayoutEffect, useRef } from 'react';

const step = 0.05;
const smallest = 0.4;

/**
 * Makes the rows of a page so small that all of it stands on the wall: nothing scrolls there, so what is too long would be cut off. `content`
 * changes with what the page shows. On a phone the page scrolls and nothing is made smaller.
 */
export function useFit(content: unknown): RefObject<HTMLElement | null> {
  const page = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for what is shown
  useLayoutEffect(() => {
    const adapt = () => {
      const element = page.current;
      if (element === null) return;
      for (let size = 1; size > smallest; size -= step) {
        element.style.setProperty('--fit', size.toFixed(2));
        if (element.scrollHeight <= element.clientHeight + 1) return;
      }
    };
    adapt();
    // Letters of another font are of another width.
    void document.fonts.ready.then(adapt);
    window.addEventListener('resize', adapt);
    return () => window.removeEventListener('resize', adapt);
  }, [content]);
  return page;
}
