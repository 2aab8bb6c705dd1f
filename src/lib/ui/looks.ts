import type { Looks } from '$lib/words';
import { createContext } from 'svelte';

const [current, provide] = createContext<() => Looks>();

/** Says how what is below this component names and colours outcomes; read again whenever the criteria change. */
export const provideLooks = (looks: () => Looks): void => void provide(looks);

/** How outcomes are named and coloured here, by the nearest component above that says so. Called when a component is made. */
export function looksHere(): Looks {
	const looks = current();
	return (id) => looks()(id);
}
