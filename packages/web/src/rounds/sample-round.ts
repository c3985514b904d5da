import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api } from '../api/client.ts';
import { carryFiles } from '../import/files.ts';

/** Takes the files of the sample round to where rounds are made, marked as a rehearsal. */
export function useSampleRound(): () => Promise<void> {
  const navigate = useNavigate();
  return useCallback(async () => {
    const names = ['plan.yaml', 'people.csv', 'posts.csv'];
    const files = names.map(async (name) => new File([await api.text(`/api/templates/${name}`)], name));
    carryFiles(await Promise.all(files), true);
    await navigate({ to: '/rounds/new' });
  }, [navigate]);
}
