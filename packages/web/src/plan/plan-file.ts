import type { Plan } from '@tinnhiem/core';
import { download } from '../components/csv.ts';

/** Saves a plan as the YAML file that can be imported again. */
export async function savePlanFile(plan: Plan): Promise<void> {
  const { stringify } = await import('yaml');
  download(`${plan.id || 'ke-hoach'}.yaml`, stringify(plan, { lineWidth: 0 }), 'application/yaml;charset=utf-8');
}
