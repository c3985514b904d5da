import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isConnected, onConnection } from './connection.ts';
import { Refused, Unreachable } from './problem.ts';

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // The session ended somewhere else: the shell asks who is there and shows the sign-in.
      if (error instanceof Refused && error.status === 401)
        void queryClient.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5000,
      retry: (count, error) => error instanceof Unreachable && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

onConnection(() => {
  if (isConnected()) void queryClient.invalidateQueries();
});
