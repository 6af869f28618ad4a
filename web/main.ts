// SPDX-License-Identifier: EUPL-1.2
import 'dkfds/dist/css/dkfds.css';
import './styles/house.css';
import { mount } from 'svelte';
import App from './App.svelte';

// "/was" is where a public body's accessibility statement is looked for.
if (location.pathname === '/was') history.replaceState(null, '', '/#/was');

mount(App, { target: document.body });
