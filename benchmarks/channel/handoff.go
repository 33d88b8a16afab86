// Nanoseconds for one element from one goroutine to another: handoff ROUNDS COUNT.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"time"
)

func main() {
	rounds, _ := strconv.Atoi(os.Args[1])
	count, _ := strconv.Atoi(os.Args[2])
	for _, capacity := range []int{64, 0} {
		nanos := make([]float64, rounds)
		for round := range nanos {
			c := make(chan int, capacity)
			begin := time.Now()
			go func() {
				for i := 0; i < count; i++ {
					c <- i
				}
			}()
			for i := 0; i < count; i++ {
				<-c
			}
			nanos[round] = float64(time.Since(begin).Nanoseconds()) / float64(count)
		}
		sort.Float64s(nanos)
		fmt.Printf("%-36s %6.0f %6.0f\n", fmt.Sprintf("%-3d Go", capacity), nanos[0], nanos[rounds/2])
	}
}
