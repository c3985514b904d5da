import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Loading } from './States.tsx';

/** Goes elsewhere once. The router's own element goes again at every render, without end while the other screen is still loading. */
export function Redirect(target: NavigateOptions) {
  const navigate = useNavigate();
  const to = useRef(target);
  useEffect(() => {
    void navigate({ ...to.current, replace: true });
  }, [navigate]);
  return <Loading />;
}
