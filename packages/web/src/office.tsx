// The office: everything but the room's screen.
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './base.css';
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { text } from '@tinnhiem/core';
import { type ReactNode, StrictMode, useMemo } from 'react';
import { queryClient } from './api/query-client.ts';
import { LanguageProvider, useText } from './language.tsx';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

export function Office() {
  return (
    <StrictMode>
      <LanguageProvider>
        <Themed>
          <QueryClientProvider client={queryClient}>
            {/* Narrow enough to leave the buttons of a dialog free at 1366 pixels. */}
            <Notifications position="bottom-right" containerWidth={340} />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Themed>
      </LanguageProvider>
    </StrictMode>
  );
}

const seePassword = text('Hiện hoặc ẩn mật khẩu', 'Show or hide the password');

/** Mantine's own words are English alone. */
function Themed({ children }: { readonly children: ReactNode }) {
  const say = useText();
  const label = say(seePassword);
  const spoken = useMemo(() => {
    const defaultProps = { visibilityToggleButtonProps: { 'aria-label': label } };
    return mergeThemeOverrides(theme, { components: { PasswordInput: { defaultProps } } });
  }, [label]);
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={cssVariables} forceColorScheme="light">
      {children}
    </MantineProvider>
  );
}
