/** What stands above every page: the command palette and the dialog that keeps a view. */
class Around {
	paletteOpen = $state(false);
	savingOpen = $state(false);
}

export const around = new Around();
