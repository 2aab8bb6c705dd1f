import type { LayoutServerLoad } from './$types';
import { heading } from './territory.server';

export const load: LayoutServerLoad = async () => ({ heading: await heading() });
