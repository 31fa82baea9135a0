// Package uitest is what the tests of the window's rooms share: a window of the
// toolkit's test driver with everything around it in memory, and the eyes and the
// hands of a user. Only tests import it. It knows no room, so that the tests inside
// every room may use it; of the rooms' own kinds it has what they ask for.
package uitest
