// SPDX-License-Identifier: EUPL-1.2
import 'dkfds/dist/css/dkfds.css';
import './styles/house.css';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.body });
