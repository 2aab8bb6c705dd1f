import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import '$lib/ui/forms.css';
import { mount } from 'svelte';
import type { NodeRef } from '$lib/domain/segmentation';
import { withThreshold } from '$lib/domain/sensitivity';
import { defaultCriteria } from '$lib/reference';
import { studioData } from '../../bench/studio-data';
import StudioPanels from '../../support/StudioPanels.svelte';

const HEADS = { segment: 'large-group', path: [1, 1] };

/** What the panels told the page around them, the last word at the end. */
declare global {
	var told: { readonly what: string; readonly done?: boolean }[];
}

globalThis.told = [];
const table = studioData(900, 2028);
let criteria = $state.raw(defaultCriteria);
const target = document.body.appendChild(document.createElement('main'));
target.style.padding = '1rem';
const title = target.appendChild(document.createElement('h1'));
title.textContent = 'Critères';

mount(StudioPanels, {
	target,
	props: {
		table,
		at: HEADS,
		get criteria() {
			return criteria;
		},
		onthreshold(value: number, done: boolean) {
			globalThis.told.push({ what: String(value), done });
			criteria = withThreshold(criteria, HEADS, value);
		},
		onselect: (at: NodeRef) => globalThis.told.push({ what: JSON.stringify(at) })
	}
});
