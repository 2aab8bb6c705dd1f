import { audit, conformity } from './audit.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ audit, conformity: conformity(audit) });
