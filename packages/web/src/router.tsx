import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { NotFound, ScreenFailed } from './shell/Fallbacks.tsx';
import { OfficeShell } from './shell/OfficeShell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ScreenFailed });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => (typeof search.next === 'string' ? { next: search.next } : {}),
  component: lazyRouteComponent(() => import('./session/SignIn.tsx'), 'SignIn'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./session/Setup.tsx'), 'Setup'),
});

const office = createRoute({ getParentRoute: () => root, id: 'office', component: OfficeShell });

const password = createRoute({
  getParentRoute: () => office,
  path: '/password',
  component: lazyRouteComponent(() => import('./session/ChangePassword.tsx'), 'ChangePassword'),
});

const round = createRoute({ getParentRoute: () => office, path: '/rounds/$round', component: Outlet });

const conferences = createRoute({
  getParentRoute: () => round,
  path: '/conferences',
  beforeLoad: () => {
    throw redirect({ href: '/' });
  },
});

const conferenceScreen = createRoute({
  getParentRoute: () => round,
  path: '/conferences/$conference/$',
  component: lazyRouteComponent(() => import('./round/ConferenceFrame.tsx'), 'ConferenceFrame'),
});

const tree = root.addChildren([
  signIn,
  setup,
  office.addChildren([password, round.addChildren([conferences, conferenceScreen])]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
