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

const rounds = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./rounds/Rounds.tsx'), 'Rounds'),
});

const password = createRoute({
  getParentRoute: () => office,
  path: '/password',
  component: lazyRouteComponent(() => import('./session/ChangePassword.tsx'), 'ChangePassword'),
});

const accounts = createRoute({
  getParentRoute: () => office,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./accounts/Accounts.tsx'), 'Accounts'),
});

const activity = createRoute({
  getParentRoute: () => office,
  path: '/activity',
  component: lazyRouteComponent(() => import('./activity/Activity.tsx'), 'Activity'),
});

const newRound = createRoute({
  getParentRoute: () => office,
  path: '/rounds/new',
  component: lazyRouteComponent(() => import('./import/NewRound.tsx'), 'NewRound'),
});

const round = createRoute({ getParentRoute: () => office, path: '/rounds/$round', component: Outlet });

const overview = createRoute({
  getParentRoute: () => round,
  path: '/',
  component: lazyRouteComponent(() => import('./round/Overview.tsx'), 'Overview'),
});

const plan = createRoute({
  getParentRoute: () => round,
  path: '/plan',
  component: lazyRouteComponent(() => import('./plan/PlanPage.tsx'), 'PlanPage'),
});

const editPlan = createRoute({
  getParentRoute: () => round,
  path: '/plan/edit',
  component: lazyRouteComponent(() => import('./plan/EditPlan.tsx'), 'EditPlan'),
});

const importAgain = createRoute({
  getParentRoute: () => round,
  path: '/import',
  component: lazyRouteComponent(() => import('./import/ImportAgain.tsx'), 'ImportAgain'),
});

const rules = createRoute({
  getParentRoute: () => round,
  path: '/rules',
  component: lazyRouteComponent(() => import('./round/RulesPage.tsx'), 'RulesPage'),
});

const lists = createRoute({
  getParentRoute: () => round,
  path: '/lists',
  component: lazyRouteComponent(() => import('./round/Lists.tsx'), 'Lists'),
});

const rolls = createRoute({
  getParentRoute: () => round,
  path: '/rolls',
  component: lazyRouteComponent(() => import('./round/Rolls.tsx'), 'Rolls'),
});

const documents = createRoute({
  getParentRoute: () => round,
  path: '/documents',
  component: lazyRouteComponent(() => import('./round/Documents.tsx'), 'Documents'),
});

const record = createRoute({
  getParentRoute: () => round,
  path: '/record',
  component: lazyRouteComponent(() => import('./round/Record.tsx'), 'Record'),
});

const conferences = createRoute({
  getParentRoute: () => round,
  path: '/conferences',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/rounds/$round', params });
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
  office.addChildren([
    rounds,
    password,
    accounts,
    activity,
    newRound,
    round.addChildren([
      overview,
      plan,
      editPlan,
      importAgain,
      rules,
      lists,
      rolls,
      documents,
      record,
      conferences,
      conferenceScreen,
    ]),
  ]),
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
